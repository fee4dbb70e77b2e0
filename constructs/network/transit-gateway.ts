import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { CLOUD_ASN } from '../../config/network/vpn-tunnels';
import type { Subnets } from './subnets';
import type { Vpc } from './vpc';

export interface TransitGatewayProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/**
 * The hub between the VPC and the sites. In the default route table everything would reach everything, so it has two route tables of its
 * own (Transit gateway guide, "Transit gateway route tables"):
 *
 * - `from-vpc`, for packets from the VPC: one static route a site, for exactly its node network. **No VPN propagates into it.** BGP cannot
 *   be filtered on the AWS side, so the table would accept whatever a site announces: another site's network, half of the internet, or a
 *   default route. A static route stays when BGP is down, but that site's packets have no other way then.
 * - `from-sites`, for packets from the sites: only the VPC's network, which its attachment propagates. AWS announces the same network to
 *   the sites. No site has a route to another.
 */
export class TransitGateway extends Construct {
  public readonly gateway: Ec2TransitGateway;
  /** One interface in each zone's intra subnet. */
  public readonly attachment: Ec2TransitGatewayVpcAttachment;
  public readonly fromVpc: Ec2TransitGatewayRouteTable;
  public readonly fromSites: Ec2TransitGatewayRouteTable;

  constructor(scope: Construct, id: string, { environment, vpc, subnets }: TransitGatewayProps) {
    super(scope, id);
    const name = prefixed(environment, 'sites');
    this.gateway = new Ec2TransitGateway(this, 'gateway', {
      description: `${environment.name}: the VPC and its sites`,
      amazonSideAsn: CLOUD_ASN,
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
      autoAcceptSharedAttachments: 'disable',
      // Both tunnels of a site carry traffic at once.
      vpnEcmpSupport: 'enable',
      tags: { Name: name },
    });
    this.attachment = new Ec2TransitGatewayVpcAttachment(this, 'vpc-attachment', {
      transitGatewayId: this.gateway.id,
      vpcId: vpc.id,
      subnetIds: subnets.ids('intra'),
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: { Name: prefixed(environment, 'vpc') },
    });
    this.fromVpc = this.routeTable('from-vpc', environment);
    this.fromSites = this.routeTable('from-sites', environment);
    new Ec2TransitGatewayRouteTableAssociation(this, 'vpc-association', {
      transitGatewayAttachmentId: this.attachment.id,
      transitGatewayRouteTableId: this.fromVpc.id,
    });
    new Ec2TransitGatewayRouteTablePropagation(this, 'vpc-propagation', {
      transitGatewayAttachmentId: this.attachment.id,
      transitGatewayRouteTableId: this.fromSites.id,
    });
  }

  private routeTable(name: string, environment: CloudEnvironment): Ec2TransitGatewayRouteTable {
    return new Ec2TransitGatewayRouteTable(this, name, {
      transitGatewayId: this.gateway.id,
      tags: { Name: prefixed(environment, name) },
    });
  }
}
