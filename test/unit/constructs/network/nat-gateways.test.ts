import { describe, expect, it } from 'vitest';
import type { StackJson } from '../../../support/stack-json';
import { stackJson } from '../../../support/synthesized';

/** Which gateway is the way out of each private route table. */
const waysOut = ({ resource }: StackJson): unknown[] =>
  Object.values(resource['aws_route'] ?? {})
    .filter(({ nat_gateway_id }) => nat_gateway_id !== undefined)
    .map(({ route_table_id, nat_gateway_id }) => [route_table_id, nat_gateway_id]);

const wayOut = (zone: string, gatewayZone: string): string[] => [
  `\${aws_route_table.subnets_private-${zone}-routes.id}`,
  `\${aws_nat_gateway.nat_gateway-${gatewayZone}.id}`,
];

describe('NatGateways', () => {
  it('shares one gateway between all zones when single', () => {
    expect(waysOut(stackJson('hybrid-network'))).toEqual([wayOut('a', 'a'), wayOut('b', 'a'), wayOut('c', 'a')]);
  });

  it('keeps each zone to its own gateway when per zone', () => {
    expect(waysOut(stackJson('cloud-only-network'))).toEqual([wayOut('a', 'a'), wayOut('b', 'b'), wayOut('c', 'c')]);
  });

  it('stands in a public subnet with an Elastic IP, after the internet gateway', () => {
    expect(stackJson('hybrid-network').resource['aws_nat_gateway']?.['nat_gateway-a']).toMatchObject({
      subnet_id: '${aws_subnet.subnets_public-a.id}',
      allocation_id: '${aws_eip.nat_address-a.id}',
      depends_on: ['aws_internet_gateway.vpc_internet-gateway'],
    });
  });
});
