import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';

describe('S3Endpoint', () => {
  it('takes S3 off NAT for every subnet that is not public', () => {
    expect(stackJson('hybrid-network').resource['aws_vpc_endpoint']?.['s3_endpoint']).toMatchObject({
      service_name: 'com.amazonaws.ap-northeast-2.s3',
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['private-a', 'private-b', 'private-c', 'intra'].map(
        (name) => `\${aws_route_table.subnets_${name}-routes.id}`,
      ),
    });
  });
});
