import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { vpnSites } from '../config/network/vpn-tunnels';
import { EncryptionKey } from '../constructs/encryption/encryption-key';
import { logGroupsMayUseKey } from '../constructs/logs/encrypted-log-group';
import { FlowLog } from '../constructs/network/flow-log';
import { InterfaceEndpoints, S3Endpoint } from '../constructs/network/vpc-endpoints';
import { NatGateways } from '../constructs/network/nat-gateways';
import { ResolverEndpoint } from '../constructs/network/resolver-endpoint';
import { SiteVpn } from '../constructs/network/site-vpn';
import { Subnets } from '../constructs/network/subnets';
import { TransitGateway } from '../constructs/network/transit-gateway';
import { Vpc } from '../constructs/network/vpc';
import { PublishedParameter } from '../constructs/parameters/published-parameter';
import { LandbridgeStack } from './landbridge-stack';

/** The VPC, its NAT and endpoints, and a VPN to every site that has one. */
export class NetworkStack extends LandbridgeStack {
  public readonly vpc: Vpc;
  public readonly subnets: Subnets;
  public readonly natGateways: NatGateways;
  public readonly s3Endpoint: S3Endpoint;
  public readonly flowLog: FlowLog;
  public readonly interfaceEndpoints?: InterfaceEndpoints;
  public readonly resolverEndpoint?: ResolverEndpoint;
  /** Absent if no site has a VPN, because it costs by the hour. */
  public readonly transitGateway?: TransitGateway;
  /** By the site's name. */
  public readonly siteVpns: Readonly<Record<string, SiteVpn>>;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'network');
    const { network } = environment.cloud;
    const vpc = new Vpc(this, 'vpc', { environment });
    const subnets = new Subnets(this, 'subnets', { environment, vpc });
    const encryptionKey = new EncryptionKey(this, 'log-key', {
      environment,
      purpose: 'network-logs',
      statements: [logGroupsMayUseKey(environment)],
    });
    this.vpc = vpc;
    this.subnets = subnets;
    this.natGateways = new NatGateways(this, 'nat', { environment, vpc, subnets });
    this.s3Endpoint = new S3Endpoint(this, 's3', { environment, vpc, subnets });
    this.flowLog = new FlowLog(this, 'flow-log', { environment, vpc, encryptionKey });
    if (network.interfaceEndpoints.length > 0) {
      this.interfaceEndpoints = new InterfaceEndpoints(this, 'endpoints', { environment, vpc, subnets });
    }
    if (network.resolverEndpoint === 'inbound') {
      this.resolverEndpoint = new ResolverEndpoint(this, 'resolver', { environment, vpc, subnets });
    }
    const sites = vpnSites(environment);
    const transitGateway =
      sites.length > 0 ? new TransitGateway(this, 'transit', { environment, vpc, subnets }) : undefined;
    if (transitGateway) this.transitGateway = transitGateway;
    this.siteVpns = transitGateway
      ? Object.fromEntries(
          sites.map(([name, site]) => [
            name,
            new SiteVpn(this, `vpn-${name}`, { environment, name, site, transitGateway, subnets, encryptionKey }),
          ]),
        )
      : {};
    // The load balancer controller needs it as a parameter, because pods cannot reach the instance metadata.
    new PublishedParameter(this, 'vpc-id', { environment, path: 'network/vpc-id', value: vpc.id });
  }
}
