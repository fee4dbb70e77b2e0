import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { Construct } from 'constructs';
import type { CloudEnvironment } from '../../config/schema/environment';
import { subnetName, vpcName, type SubnetKind } from './network-names';

/**
 * Finds the network that another stack made by its names, because only AWS knows the ids and no stack reads another's state. It declares a
 * data source only for what is used.
 */
export class ExistingNetwork extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly environment: CloudEnvironment,
  ) {
    super(scope, id);
  }

  /** The VPC's id. */
  public get vpcId(): string {
    return this.once('vpc', () => new DataAwsVpc(this, 'vpc', { tags: { Name: vpcName(this.environment) } })).id;
  }

  /** Id of the subnet of one kind in one zone. */
  public subnetId(kind: SubnetKind, zone: string): string {
    const id = `${kind}-${zone}`;
    return this.once(
      id,
      () =>
        new DataAwsSubnet(this, id, { vpcId: this.vpcId, tags: { Name: subnetName(this.environment, kind, zone) } }),
    ).id;
  }

  /** Ids of the subnets of one kind in all of the environment's zones, in the zones' order. */
  public subnetIds(kind: SubnetKind): string[] {
    return this.environment.cloud.network.zones.map((zone) => this.subnetId(kind, zone));
  }

  private once<T extends Construct>(id: string, make: () => T): T {
    return (this.node.tryFindChild(id) as T | undefined) ?? make();
  }
}
