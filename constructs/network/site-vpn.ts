import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Route } from '@cdktf/provider-aws/lib/route';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { tunnelInsideCidrs, type VpnSite } from '../../config/network/vpn-tunnels';
import type { EncryptionKey } from '../encryption/encryption-key';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { vpnConnectionName } from './network-names';
import type { Subnets } from './subnets';
import type { TransitGateway } from './transit-gateway';
import { tunnelOptions } from './vpn-tunnel-options';

export interface SiteVpnProps {
  readonly environment: CloudEnvironment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: VpnSite;
  readonly transitGateway: TransitGateway;
  readonly subnets: Subnets;
  /** A key that CloudWatch Logs may use. */
  readonly encryptionKey: EncryptionKey;
}

/**
 * The largest number that the API takes as `BgpAsn`. `BgpAsnExtended` takes larger ones (EC2 API,
 * CreateCustomerGateway).
 */
const LARGEST_BGP_ASN = 2147483647;

/**
 * One site's Site-to-Site VPN: two tunnels with BGP to the site's router, and the routes to the site's node network, both at the transit
 * gateway and in the VPC. AWS makes the preshared keys and keeps them in Secrets Manager. They are never in Terraform's state.
 */
export class SiteVpn extends Construct {
  public readonly customerGateway: CustomerGateway;
  public readonly connection: VpnConnection;
  /** Logs of both tunnels. */
  public readonly logGroup: EncryptedLogGroup;

  constructor(scope: Construct, id: string, props: SiteVpnProps) {
    super(scope, id);
    const { environment, name, site, transitGateway, subnets, encryptionKey } = props;
    const { asn, peer } = site.vpn;
    const tags = { Name: vpnConnectionName(environment, name) };
    this.logGroup = new EncryptedLogGroup(this, 'log', {
      environment,
      // AWS adds a resource policy with the connection. It covers all log groups with this prefix; each other name would be added to the
      // policy, whose size is limited.
      name: `/aws/vendedlogs/vpn/${prefixed(environment, name)}`,
      retentionDays: environment.cloud.network.logRetentionDays,
      encryptionKey,
    });
    this.customerGateway = new CustomerGateway(this, 'router', {
      type: 'ipsec.1',
      ipAddress: peer,
      ...(asn > LARGEST_BGP_ASN ? { bgpAsnExtended: String(asn) } : { bgpAsn: String(asn) }),
      tags,
    });
    const [first, second] = tunnelInsideCidrs(environment, name);
    this.connection = new VpnConnection(this, 'connection', {
      type: 'ipsec.1',
      customerGatewayId: this.customerGateway.id,
      transitGatewayId: transitGateway.gateway.id,
      staticRoutesOnly: false,
      presharedKeyStorage: 'SecretsManager',
      ...tunnelOptions(1, first, this.logGroup.arn),
      ...tunnelOptions(2, second, this.logGroup.arn),
      tags,
    });
    this.route(site.network.nodeCidr, transitGateway, subnets);
  }

  private route(nodeCidr: string, transitGateway: TransitGateway, subnets: Subnets): void {
    const transitGatewayAttachmentId = this.connection.transitGatewayAttachmentId;
    new Ec2TransitGatewayRouteTableAssociation(this, 'association', {
      transitGatewayAttachmentId,
      transitGatewayRouteTableId: transitGateway.fromSites.id,
    });
    new Ec2TransitGatewayRoute(this, 'node-network', {
      transitGatewayRouteTableId: transitGateway.fromVpc.id,
      transitGatewayAttachmentId,
      destinationCidrBlock: nodeCidr,
    });
    for (const [name, table] of Object.entries(subnets.innerRoutes)) {
      new Route(this, `${name}-node-network`, {
        routeTableId: table.id,
        destinationCidrBlock: nodeCidr,
        transitGatewayId: transitGateway.gateway.id,
        // AWS refuses the route until the transit gateway is attached to the VPC.
        dependsOn: [transitGateway.attachment],
      });
    }
  }
}
