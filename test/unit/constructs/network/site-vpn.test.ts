import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';
import { withTwoSites } from './two-sites';

const { resource } = stackJson('hybrid-network');
const connection = resource['aws_vpn_connection']?.['vpn-seoul_connection'] ?? {};

describe('SiteVpn', () => {
  it("speaks BGP to the site's router", () => {
    expect(resource['aws_customer_gateway']?.['vpn-seoul_router']).toMatchObject({
      ip_address: '203.0.113.10',
      bgp_asn: '65010',
    });
    expect(connection['static_routes_only']).toBe(false);
  });

  it('gives a number above 2³¹ in the argument that takes it', () => {
    const gateways = withTwoSites().stacks['hybrid-network']?.resource['aws_customer_gateway'];
    expect(gateways?.['vpn-busan_router']).toMatchObject({ bgp_asn_extended: '4200000001' });
    expect(gateways?.['vpn-busan_router']).not.toHaveProperty('bgp_asn');
  });

  it('leaves the keys to AWS, in Secrets Manager', () => {
    expect(connection['preshared_key_storage']).toBe('SecretsManager');
    expect(Object.keys(connection).filter((name) => name.endsWith('preshared_key'))).toEqual([]);
  });

  it.each([
    [1, '169.254.10.0/30'],
    [2, '169.254.10.4/30'],
  ])('negotiates nothing weak in tunnel %i and restarts it when it is dead', (tunnel, insideCidr) => {
    const options = Object.fromEntries(
      Object.entries(connection)
        .filter(([name]) => name.startsWith(`tunnel${tunnel}_`))
        .map(([name, value]) => [name.slice('tunnel1_'.length), value]),
    );
    expect(options).toEqual({
      inside_cidr: insideCidr,
      ike_versions: ['ikev2'],
      phase1_encryption_algorithms: ['AES256-GCM-16'],
      phase1_integrity_algorithms: ['SHA2-384', 'SHA2-512'],
      phase1_dh_group_numbers: [20, 21],
      phase1_lifetime_seconds: 28800,
      phase2_encryption_algorithms: ['AES256-GCM-16'],
      phase2_integrity_algorithms: ['SHA2-384', 'SHA2-512'],
      phase2_dh_group_numbers: [20, 21],
      phase2_lifetime_seconds: 3600,
      startup_action: 'start',
      dpd_timeout_action: 'restart',
      dpd_timeout_seconds: 30,
      log_options: {
        cloudwatch_log_options: {
          log_enabled: true,
          log_group_arn: '${aws_cloudwatch_log_group.vpn-seoul_log_group.arn}',
          log_output_format: 'json',
        },
      },
    });
  });

  it('logs into an encrypted group', () => {
    expect(resource['aws_cloudwatch_log_group']?.['vpn-seoul_log_group']).toMatchObject({
      name: '/aws/vendedlogs/vpn/hybrid-seoul',
      kms_key_id: '${aws_kms_key.log-key_key.arn}',
      retention_in_days: 30,
    });
  });

  it("routes the site's node network from everything that is not public", () => {
    const routes = Object.values(resource['aws_route'] ?? {}).filter(({ transit_gateway_id }) => transit_gateway_id);
    expect(routes.map((route) => [route['destination_cidr_block'], route['route_table_id']])).toEqual(
      ['intra', 'private-a', 'private-b', 'private-c'].map((name) => [
        '10.20.0.0/24',
        `\${aws_route_table.subnets_${name}-routes.id}`,
      ]),
    );
  });
});
