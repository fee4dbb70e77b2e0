import { DataAwsSecurityGroup } from '@cdktf/provider-aws/lib/data-aws-security-group';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';

/** Name of the one security group that all nodes, and so all pods, are in. */
export const nodeSecurityGroupName = (environment: { readonly name: string }): string => prefixed(environment, 'node');

/** The nodes' security group as the cluster stack made it, found by its name in the VPC. */
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
