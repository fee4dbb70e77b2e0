import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { Subnets } from './subnets';
import type { Vpc } from './vpc';

export interface S3EndpointProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
}

/**
 * S3 without NAT for everything that is not public: image layers and data sets are most of the traffic, and a gateway
 * endpoint costs nothing (PrivateLink guide, "Gateway endpoints").
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
