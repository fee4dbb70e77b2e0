import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { Subnets } from './subnets';
import type { Vpc } from './vpc';

export interface NatGatewaysProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/**
 * The private subnets reach the internet through NAT gateways: one in the first zone for all subnets, or one in each zone. Others see the
 * cloud half under their Elastic IPs.
 */
export class NatGateways extends Construct {
  /** By the zone's letter; with `nat: 'single'` only the first zone has one. */
  public readonly gateways: Readonly<Record<string, NatGateway>>;

  constructor(scope: Construct, id: string, { environment, vpc, subnets }: NatGatewaysProps) {
    super(scope, id);
    const { nat } = environment.cloud.network;
    const homes = nat === 'single' ? subnets.zones.slice(0, 1) : subnets.zones;
    this.gateways = Object.fromEntries(
      homes.map(({ zone, public: subnet }) => {
        const tags = { Name: prefixed(environment, `nat-${zone}`) };
        // AWS refuses both before there is an internet gateway.
        const dependsOn = [vpc.internetGateway];
        const address = new Eip(this, `address-${zone}`, { domain: 'vpc', tags, dependsOn });
        return [
          zone,
          new NatGateway(this, `gateway-${zone}`, { allocationId: address.id, subnetId: subnet.id, tags, dependsOn }),
        ];
      }),
    );
    const [first] = Object.values(this.gateways);
    for (const { zone, privateRoutes } of subnets.zones) {
      const gateway = this.gateways[zone] ?? first;
      if (!gateway) continue;
      new Route(this, `private-${zone}-internet`, {
        routeTableId: privateRoutes.id,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: gateway.id,
      });
    }
  }
}
