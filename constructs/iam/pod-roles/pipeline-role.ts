import { Construct } from 'constructs';
import { HUB_CLUSTER } from '../../../config/gitops/argo-cd-names';
import { clusterName } from '../../../config/aws/names';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { SERVICE_ACCOUNTS } from '../../../config/kubernetes/service-accounts';
import { PodIdentity } from '../pod-identity';
import type { StoragePair } from '../../storage/storage-pair';

export interface PipelineRoleProps {
  readonly environment: CloudEnvironment;
  /** The pair that the pipeline keeps its objects in. */
  readonly pair: Pick<StoragePair, 'readPolicy' | 'writePolicies'>;
}

/**
 * What the pods of the cloud's workflows run as in AWS: they read all of the pipeline's pair, and write what the cloud alone writes. It is in the stack of
 * the pairs, whose policies it has, and which is deployed before anything that starts a workflow.
 */
export class PipelineRole extends Construct {
  public readonly identity: PodIdentity;

  /** @throws Error if the cloud writes nothing in the pair */
  constructor(scope: Construct, id: string, { environment, pair }: PipelineRoleProps) {
    super(scope, id);
    const write = pair.writePolicies[HUB_CLUSTER];
    if (!write) throw new Error(`The pipeline's storage pair has no prefix that ${HUB_CLUSTER} writes.`);
    const { namespace, name } = SERVICE_ACCOUNTS.pipeline;
    this.identity = new PodIdentity(this, 'identity', {
      environment,
      cluster: clusterName(environment),
      roleName: name,
      namespace,
      serviceAccount: name,
      attachedPolicies: { read: pair.readPolicy.arn, write: write.arn },
    });
  }
}
