import { Construct } from 'constructs';
import { clusterName, type Named, partitionOf } from '../../config/aws/names';
import { PodIdentity } from '../iam/pod-identity';
import { controllerPolicies } from './controller-policies';
import { interruptionQueueArn } from './interruption-queue';
import { KARPENTER, KARPENTER_NAMESPACE, KARPENTER_SERVICE_ACCOUNT } from '../../config/kubernetes/service-accounts';
import { karpenterNodeRoleArn } from './node-role';

export interface ControllerRoleProps {
  readonly environment: Named;
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
}

/** The role of Karpenter's controller: {@link controllerPolicies}, each a managed policy, for one service account. */
export class ControllerRole extends Construct {
  public readonly identity: PodIdentity;

  /** @throws Error if a policy is larger than IAM takes */
  constructor(scope: Construct, id: string, { environment, cluster }: ControllerRoleProps) {
    super(scope, id);
    const { account, region } = environment.cloud;
    const policies = controllerPolicies({
      partition: partitionOf(region),
      region,
      account,
      clusterName: clusterName(environment),
      nodeRoleArn: karpenterNodeRoleArn(environment),
      interruptionQueueArn: interruptionQueueArn(environment),
    });
    this.identity = new PodIdentity(this, 'identity', {
      environment,
      cluster,
      roleName: KARPENTER,
      namespace: KARPENTER_NAMESPACE,
      serviceAccount: KARPENTER_SERVICE_ACCOUNT,
      customerPolicies: Object.fromEntries(policies.map(({ name, document }) => [name, document])),
    });
  }
}
