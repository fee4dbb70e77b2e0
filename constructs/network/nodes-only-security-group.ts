import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';

export interface NodesOnlySecurityGroupProps {
  readonly environment: { readonly name: string };
  /** Name without the environment's prefix, such as `database`. */
  readonly name: string;
  /** The service behind it. A change replaces the group. */
  readonly description: string;
  readonly vpcId: string;
  /** The security group that all nodes, and so all pods, are in. */
  readonly nodeSecurityGroupId: string;
  /** The one TCP port that answers. */
  readonly port: number;
}

/**
 * The security group of a service that only the cluster uses. It opens one port, to the nodes' security group only. It has no outgoing
 * rule, so the service answers but never connects to anything.
 */
export class NodesOnlySecurityGroup extends Construct {
  public readonly group: SecurityGroup;
  public readonly ingress: VpcSecurityGroupIngressRule;

  constructor(scope: Construct, id: string, props: NodesOnlySecurityGroupProps) {
    super(scope, id);
    const { environment, name, description, vpcId, nodeSecurityGroupId, port } = props;
    this.group = new SecurityGroup(this, 'group', {
      name: prefixed(environment, name),
      description,
      vpcId,
      tags: { Name: prefixed(environment, name) },
    });
    this.ingress = new VpcSecurityGroupIngressRule(this, 'from-nodes', {
      securityGroupId: this.group.id,
      referencedSecurityGroupId: nodeSecurityGroupId,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      description: 'From the cluster nodes and their pods',
    });
  }

  /** The security group's id. */
  public get groupId(): string {
    return this.group.id;
  }
}
