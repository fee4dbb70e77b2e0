import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { Construct } from 'constructs';
import { iamArn, type Named } from '../../config/aws/names';
import { NODE_POLICIES } from '../cluster/every-node';
import { ServiceRole } from '../iam/service-role';
import { KARPENTER_NODE, karpenterNodeRoleName } from '../../config/kubernetes/service-accounts';

export interface NodeRoleProps {
  readonly environment: Named;
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
}

/** ARN of the node role, known before it exists. */
export const karpenterNodeRoleArn = (environment: Named): string =>
  iamArn(environment, `role/${karpenterNodeRoleName(environment)}`);

/**
 * The role of the nodes that Karpenter launches, and the access entry that lets them join. EKS makes an access entry only for its own node groups.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "Node Authorization"; EKS user guide, "Create access entries".
 */
export class NodeRole extends Construct {
  public readonly role: ServiceRole;
  public readonly accessEntry: EksAccessEntry;

  constructor(scope: Construct, id: string, { environment, cluster }: NodeRoleProps) {
    super(scope, id);
    this.role = new ServiceRole(this, 'ec2', {
      environment,
      name: KARPENTER_NODE,
      service: 'ec2.amazonaws.com',
      managedPolicies: NODE_POLICIES,
    });
    this.accessEntry = new EksAccessEntry(this, 'access-entry', {
      clusterName: cluster,
      principalArn: this.role.arn,
      type: 'EC2_LINUX',
    });
  }
}
