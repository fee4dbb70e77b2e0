import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../support/stack-json';
import { stackJson } from '../../../support/synthesized';

const { resource } = stackJson('hybrid-network');
const subnets = Object.entries(resource['aws_subnet'] ?? {});

const withTag = (tag: string): string[] =>
  subnets.filter(([, { tags }]) => tag in (tags as JsonObject)).map(([name]) => name);

describe('Subnets', () => {
  it('has a public, a private and an intra subnet in each zone', () => {
    expect(subnets.map(([name, { availability_zone }]) => [name, availability_zone])).toEqual(
      ['intra', 'private', 'public'].flatMap((kind) =>
        ['a', 'b', 'c'].map((zone) => [`subnets_${kind}-${zone}`, `ap-northeast-2${zone}`]),
      ),
    );
  });

  it('shows Karpenter the private subnets and no other', () => {
    expect(withTag('karpenter.sh/discovery')).toEqual(['subnets_private-a', 'subnets_private-b', 'subnets_private-c']);
  });

  it('shows public load balancers the public subnets, and internal ones the private', () => {
    expect(withTag('kubernetes.io/role/elb')).toEqual(['subnets_public-a', 'subnets_public-b', 'subnets_public-c']);
    expect(withTag('kubernetes.io/role/internal-elb')).toEqual(withTag('karpenter.sh/discovery'));
  });

  it('gives nothing a public address by itself', () => {
    expect(subnets.map(([, { map_public_ip_on_launch }]) => map_public_ip_on_launch)).toEqual(subnets.map(() => false));
  });

  it('leaves the intra subnets without a way out', () => {
    const intra = Object.values(resource['aws_route'] ?? {}).filter(
      ({ route_table_id }) => route_table_id === '${aws_route_table.subnets_intra-routes.id}',
    );
    expect(intra.map(({ destination_cidr_block }) => destination_cidr_block)).toEqual(['10.20.0.0/24']);
  });

  it('sends only the public subnets to the internet gateway', () => {
    const open = Object.values(resource['aws_route'] ?? {}).filter(({ gateway_id }) => gateway_id !== undefined);
    expect(open.map(({ route_table_id }) => route_table_id)).toEqual(['${aws_route_table.subnets_public-routes.id}']);
  });

  it('associates every subnet with the table of its kind', () => {
    const tables = Object.entries(resource['aws_route_table_association'] ?? {}).map(([name, association]) => [
      name,
      association['route_table_id'],
    ]);
    expect(tables).toHaveLength(9);
    expect(tables).toContainEqual(['subnets_private-b-association', '${aws_route_table.subnets_private-b-routes.id}']);
    expect(tables).toContainEqual(['subnets_public-c-association', '${aws_route_table.subnets_public-routes.id}']);
    expect(tables).toContainEqual(['subnets_intra-a-association', '${aws_route_table.subnets_intra-routes.id}']);
  });
});
