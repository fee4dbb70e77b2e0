import { describe, expect, it } from 'vitest';
import hybrid from '../../../fixtures/environments/hybrid';
import { stackJson } from '../../../support/synthesized';
import { synthesizedWith } from '../../../support/synthesized-with';

const resources = synthesizedWith(hybrid, ({ cloud }) => {
  if (cloud?.network) cloud.network.resolverEndpoint = 'inbound';
}).stacks['hybrid-network']?.resource;

describe('ResolverEndpoint', () => {
  it('is not there by default', () => {
    expect(stackJson('hybrid-network').resource).not.toHaveProperty('aws_route53_resolver_endpoint');
  });

  it('has an address in two zones, which is the least', () => {
    expect(resources?.['aws_route53_resolver_endpoint']?.['resolver_endpoint']).toMatchObject({
      direction: 'INBOUND',
      ip_address: ['a', 'b'].map((zone) => ({ subnet_id: `\${aws_subnet.subnets_private-${zone}.id}` })),
    });
  });

  it("answers to the sites' hosts alone, on 53", () => {
    const rules = Object.values(resources?.['aws_vpc_security_group_ingress_rule'] ?? {});
    expect(rules.map((rule) => [rule['ip_protocol'], rule['from_port'], rule['to_port'], rule['cidr_ipv4']])).toEqual([
      ['tcp', 53, 53, '10.20.0.0/24'],
      ['udp', 53, 53, '10.20.0.0/24'],
    ]);
  });
});
