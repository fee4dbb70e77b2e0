import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { vpnSites } from '../../config/network/vpn-tunnels';
import type { Subnets } from './subnets';
import type { Vpc } from './vpc';

export interface ResolverEndpointProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/** Route 53 wants at least this many addresses. Each costs by the hour, so there are no more. */
const ADDRESSES = 2;

/**
 * A name server in the VPC. The sites forward queries for the cloud's private names to it: names of interface endpoints, of the EKS
 * endpoint and of private zones. It answers only the hosts of sites with a VPN (Route 53 developer guide, "Forwarding inbound DNS queries
 * to your VPCs").
 */
export class ResolverEndpoint extends Construct {
  public readonly securityGroup: SecurityGroup;
  public readonly endpoint: Route53ResolverEndpoint;

  constructor(scope: Construct, id: string, { environment, vpc, subnets }: ResolverEndpointProps) {
    super(scope, id);
    const name = prefixed(environment, 'resolver-inbound');
    this.securityGroup = new SecurityGroup(this, 'security-group', {
      name,
      description: 'Resolver endpoint: DNS from the sites',
      vpcId: vpc.id,
      tags: { Name: name },
    });
    for (const [site, { network }] of vpnSites(environment)) {
      for (const ipProtocol of ['tcp', 'udp']) {
        new VpcSecurityGroupIngressRule(this, `dns-${ipProtocol}-from-site-${site}`, {
          securityGroupId: this.securityGroup.id,
          description: `DNS from site-${site}`,
          ipProtocol,
          fromPort: 53,
          toPort: 53,
          cidrIpv4: network.nodeCidr,
        });
      }
    }
    this.endpoint = new Route53ResolverEndpoint(this, 'endpoint', {
      name,
      direction: 'INBOUND',
      securityGroupIds: [this.securityGroup.id],
      ipAddress: subnets
        .ids('private')
        .slice(0, ADDRESSES)
        .map((subnetId) => ({ subnetId })),
      tags: { Name: name },
    });
  }
}
