import { describe, expect, it } from 'vitest';
import hybrid from '../../../fixtures/environments/hybrid';
import type { Blocks } from '../../../support/stack-json';
import { stackJson } from '../../../support/synthesized';
import { synthesizedWith } from '../../../support/synthesized-with';

type Resolver = 'none' | 'inbound';

/** The network stack's resources with endpoints for two services. */
const withEndpoints = (resolverEndpoint: Resolver): Blocks =>
  synthesizedWith(hybrid, ({ cloud }) => {
    if (cloud?.network) Object.assign(cloud.network, { interfaceEndpoints: ['ecr.api', 'sts'], resolverEndpoint });
  }).stacks['hybrid-network']?.resource ?? {};

/** Port and source of each rule that admits somebody to the endpoints. */
const admitted = (resource: Blocks): unknown[] =>
  Object.values(resource['aws_vpc_security_group_ingress_rule'] ?? {})
    .filter(({ security_group_id }) => security_group_id === '${aws_security_group.endpoints_security-group.id}')
    .map((rule) => [rule['from_port'], rule['to_port'], rule['cidr_ipv4']]);

describe('InterfaceEndpoints', () => {
  it('are none by default', () => {
    expect(Object.keys(stackJson('hybrid-network').resource['aws_vpc_endpoint'] ?? {})).toEqual(['s3_endpoint']);
  });

  it("answer under the service's own name in the private subnet of each zone", () => {
    expect(withEndpoints('none')['aws_vpc_endpoint']?.['endpoints_ecr-api']).toMatchObject({
      service_name: 'com.amazonaws.ap-northeast-2.ecr.api',
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: ['a', 'b', 'c'].map((zone) => `\${aws_subnet.subnets_private-${zone}.id}`),
      security_group_ids: ['${aws_security_group.endpoints_security-group.id}'],
    });
  });

  it('admit the VPC alone on 443', () => {
    expect(admitted(withEndpoints('none'))).toEqual([[443, 443, '10.0.0.0/16']]);
  });

  it("admit the sites' hosts too when those can resolve their names", () => {
    expect(admitted(withEndpoints('inbound'))).toEqual([
      [443, 443, '10.20.0.0/24'],
      [443, 443, '10.0.0.0/16'],
    ]);
  });
});
