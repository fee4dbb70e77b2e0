import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';
import { withTwoSites } from './two-sites';

const resource = withTwoSites().stacks['hybrid-network']?.resource ?? {};

const FROM_VPC = '${aws_ec2_transit_gateway_route_table.transit_from-vpc.id}';
const FROM_SITES = '${aws_ec2_transit_gateway_route_table.transit_from-sites.id}';
const VPC = '${aws_ec2_transit_gateway_vpc_attachment.transit_vpc-attachment.id}';

describe('TransitGateway', () => {
  it('is not there when no site has a VPN', () => {
    expect(stackJson('cloud-only-network').resource).not.toHaveProperty('aws_ec2_transit_gateway');
  });

  it('connects nothing by default', () => {
    expect(resource['aws_ec2_transit_gateway']?.['transit_gateway']).toMatchObject({
      amazon_side_asn: 64512,
      default_route_table_association: 'disable',
      default_route_table_propagation: 'disable',
      auto_accept_shared_attachments: 'disable',
    });
  });

  it('enters the VPC through the intra subnets', () => {
    expect(resource['aws_ec2_transit_gateway_vpc_attachment']?.['transit_vpc-attachment']).toMatchObject({
      subnet_ids: ['a', 'b', 'c'].map((zone) => `\${aws_subnet.subnets_intra-${zone}.id}`),
    });
  });

  it('believes no route that a site announces: only the VPC propagates, and only towards the sites', () => {
    const propagations = Object.values(resource['aws_ec2_transit_gateway_route_table_propagation'] ?? {});
    expect(propagations).toEqual([{ transit_gateway_attachment_id: VPC, transit_gateway_route_table_id: FROM_SITES }]);
  });

  it("knows exactly each site's node network, behind that site's own connection", () => {
    const routes = Object.values(resource['aws_ec2_transit_gateway_route'] ?? {});
    expect(routes).toEqual(
      [
        ['busan', '10.30.0.0/24'],
        ['seoul', '10.20.0.0/24'],
      ].map(([site, cidr]) => ({
        destination_cidr_block: cidr,
        transit_gateway_attachment_id: `\${aws_vpn_connection.vpn-${site}_connection.transit_gateway_attachment_id}`,
        transit_gateway_route_table_id: FROM_VPC,
      })),
    );
  });

  it('lets packets of the VPC look at the sites and packets of the sites look at the VPC only', () => {
    const tables = Object.values(resource['aws_ec2_transit_gateway_route_table_association'] ?? {}).map(
      (association) => [association['transit_gateway_attachment_id'], association['transit_gateway_route_table_id']],
    );
    expect(tables).toEqual([
      [VPC, FROM_VPC],
      ['${aws_vpn_connection.vpn-busan_connection.transit_gateway_attachment_id}', FROM_SITES],
      ['${aws_vpn_connection.vpn-seoul_connection.transit_gateway_attachment_id}', FROM_SITES],
    ]);
  });
});
