import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { subnetPlan } from '../../config/network/subnet-plan';
import { discoveryTag, subnetName, type SubnetKind } from './network-names';
import type { Vpc } from './vpc';

export interface SubnetsProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
}

/** One zone's subnets, and the route table of its private subnet, whose default route is the zone's NAT gateway. */
export interface ZoneNetwork {
  /** Letter of the zone. */
  readonly zone: string;
  readonly public: Subnet;
  readonly private: Subnet;
  readonly intra: Subnet;
  readonly privateRoutes: RouteTable;
}

/**
 * Three subnets a zone and their route tables: one for all public subnets, one for each private subnet, one for all intra subnets. Intra
 * subnets have no route to the internet. No subnet assigns public addresses automatically.
 *
 * Load balancers find their subnets by the role tags (EKS user guide, "VPC and subnet considerations"). Karpenter finds those of its nodes
 * by the discovery tag, which only private subnets have.
 */
export class Subnets extends Construct {
  /** In the order in which the environment lists its zones. */
  public readonly zones: readonly ZoneNetwork[];
  public readonly publicRoutes: RouteTable;
  public readonly intraRoutes: RouteTable;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SubnetsProps,
  ) {
    super(scope, id);
    const { environment, vpc } = props;
    const { vpcCidr, zones } = environment.cloud.network;
    this.publicRoutes = this.routeTable('public');
    this.intraRoutes = this.routeTable('intra');
    new Route(this, 'public-internet', {
      routeTableId: this.publicRoutes.id,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: vpc.internetGateway.id,
    });
    const roles: Record<SubnetKind, Record<string, string>> = {
      public: { 'kubernetes.io/role/elb': '1' },
      private: { 'kubernetes.io/role/internal-elb': '1', ...discoveryTag(environment) },
      intra: {},
    };
    this.zones = subnetPlan(vpcCidr, zones).map(({ zone, ...cidrs }) => {
      const privateRoutes = this.routeTable(`private-${zone}`);
      const subnet = (kind: SubnetKind, routes: RouteTable): Subnet =>
        this.subnet(kind, zone, cidrs[kind], roles[kind], routes);
      return {
        zone,
        public: subnet('public', this.publicRoutes),
        private: subnet('private', privateRoutes),
        intra: subnet('intra', this.intraRoutes),
        privateRoutes,
      };
    });
  }

  /** Ids of the subnets of one kind, in the zones' order. */
  public ids(kind: SubnetKind): string[] {
    return this.zones.map((zone) => zone[kind].id);
  }

  /** The route tables of everything that is not public, by the names of their subnets. */
  public get innerRoutes(): Readonly<Record<string, RouteTable>> {
    const own = this.zones.map(({ zone, privateRoutes }) => [`private-${zone}`, privateRoutes] as const);
    return Object.fromEntries([...own, ['intra', this.intraRoutes]]);
  }

  private routeTable(name: string): RouteTable {
    const { environment, vpc } = this.props;
    return new RouteTable(this, `${name}-routes`, { vpcId: vpc.id, tags: { Name: prefixed(environment, name) } });
  }

  private subnet(
    kind: SubnetKind,
    zone: string,
    cidrBlock: string,
    roleTags: Record<string, string>,
    routes: RouteTable,
  ): Subnet {
    const { environment, vpc } = this.props;
    const subnet = new Subnet(this, `${kind}-${zone}`, {
      vpcId: vpc.id,
      cidrBlock,
      availabilityZone: `${environment.cloud.region}${zone}`,
      mapPublicIpOnLaunch: false,
      tags: { Name: subnetName(environment, kind, zone), ...roleTags },
    });
    new RouteTableAssociation(this, `${kind}-${zone}-association`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet;
  }
}
