import { prefixed } from '../../config/aws/names';
import { DataAwsSecurityGroup } from '@cdktf/provider-aws/lib/data-aws-security-group';
import { Construct } from 'constructs';

/**
 * The policies of every node's role: join the cluster, pull images, answer Session Manager. Only the CNI's pods have the CNI policy,
 * through Pod Identity, because every pod on the host network can use the node's role.
 *
 * Source: EKS user guide, "Amazon EKS node IAM role"; "Configure Amazon VPC CNI plugin to use Pod Identity".
 */
export const NODE_POLICIES: readonly string[] = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonSSMManagedInstanceCore',
];

/** The role's name before the environment's prefix. */
export const EFS_NODE = 'efs-csi-node';

/** Name of the role that the EFS driver mounts file systems with. The storage stack gives it its rights. */
export const efsNodeRoleName = (environment: { readonly name: string }): string => prefixed(environment, EFS_NODE);

/** Name of the one security group that all nodes, and so all pods, are in. */
export const nodeSecurityGroupName = (environment: { readonly name: string }): string => prefixed(environment, 'node');

/** Finds the nodes' security group, which the cluster stack made, by its name in the VPC. */
export class ExistingNodeSecurityGroup extends Construct {
  /** The security group's id. */
  public readonly id: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly environment: { readonly name: string }; readonly vpcId: string },
  ) {
    super(scope, id);
    this.id = new DataAwsSecurityGroup(this, 'group', {
      vpcId: props.vpcId,
      name: nodeSecurityGroupName(props.environment),
    }).id;
  }
}
