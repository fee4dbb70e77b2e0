import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { Subnets } from './subnets';
import type { Vpc } from './vpc';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { vpnSites } from '../../config/network/vpn-tunnels';

export interface S3EndpointProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/**
 * Reaches S3 without NAT from all subnets that are not public. Image layers and data sets are most of the traffic, and a gateway endpoint
 * is free (PrivateLink guide, "Gateway endpoints").
 */
export class S3Endpoint extends Construct {
  public readonly endpoint: VpcEndpoint;

  constructor(scope: Construct, id: string, { environment, vpc, subnets }: S3EndpointProps) {
    super(scope, id);
    this.endpoint = new VpcEndpoint(this, 'endpoint', {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${environment.cloud.region}.s3`,
      vpcEndpointType: 'Gateway',
      routeTableIds: Object.values(subnets.innerRoutes).map(({ id: table }) => table),
      tags: { Name: prefixed(environment, 's3') },
    });
  }
}

export interface InterfaceEndpointsProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/**
 * Gives AWS services private addresses in every zone, one endpoint for each entry of `interfaceEndpoints`. They answer the VPC on port 443.
 * They answer the sites' hosts too, where a resolver endpoint tells those the private names (PrivateLink guide, "Access an AWS service").
 */
export class InterfaceEndpoints extends Construct {
  public readonly securityGroup: SecurityGroup;
  /** By the service's name, such as `ecr.api`. */
  public readonly endpoints: Readonly<Record<string, VpcEndpoint>>;

  constructor(scope: Construct, id: string, { environment, vpc, subnets }: InterfaceEndpointsProps) {
    super(scope, id);
    const { region, network } = environment.cloud;
    this.securityGroup = new SecurityGroup(this, 'security-group', {
      name: prefixed(environment, 'interface-endpoints'),
      description: 'Interface endpoints: HTTPS from inside',
      vpcId: vpc.id,
      tags: { Name: prefixed(environment, 'interface-endpoints') },
    });
    const sites = network.resolverEndpoint === 'inbound' ? vpnSites(environment) : [];
    const sources = [
      ['vpc', vpc.cidr],
      ...sites.map(([name, site]) => [`site-${name}`, site.network.nodeCidr]),
    ] as const;
    for (const [name = '', cidrIpv4 = ''] of sources) {
      new VpcSecurityGroupIngressRule(this, `https-from-${name}`, {
        securityGroupId: this.securityGroup.id,
        description: `HTTPS from ${name}`,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        cidrIpv4,
      });
    }
    this.endpoints = Object.fromEntries(
      [...new Set(network.interfaceEndpoints)].map((service) => [
        service,
        new VpcEndpoint(this, service.replaceAll('.', '-'), {
          vpcId: vpc.id,
          serviceName: `com.amazonaws.${region}.${service}`,
          vpcEndpointType: 'Interface',
          privateDnsEnabled: true,
          subnetIds: subnets.ids('private'),
          securityGroupIds: [this.securityGroup.id],
          tags: { Name: prefixed(environment, service) },
        }),
      ]),
    );
  }
}
