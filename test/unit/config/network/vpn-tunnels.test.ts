import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../../../config/load/read-environments';
import { EnvironmentSchema, type Environment } from '../../../../config/schema/environment';
import { tunnelAddresses, tunnelInsideCidrs, vpnSites } from '../../../../config/network/vpn-tunnels';
import hybrid from '../../../fixtures/environments/hybrid';

const seoul = hybrid.sites?.['seoul'];

/** `hybrid` with these sites, checked for its shape only: their networks may collide. */
const withSites = (sites: Record<string, unknown>): Environment => EnvironmentSchema.parse({ ...hybrid, sites });

describe('tunnelInsideCidrs', () => {
  it("takes a site's third octet from its place among all sites, counted from 10", () => {
    const environment = withSites({ first: { ...seoul, vpn: undefined }, second: seoul });
    expect(tunnelInsideCidrs(environment, 'second')).toEqual(['169.254.11.0/30', '169.254.11.4/30']);
  });

  it('does not change for the sites before one that is added', () => {
    const before = tunnelInsideCidrs(withSites({ seoul }), 'seoul');
    expect(tunnelInsideCidrs(withSites({ seoul, busan: seoul }), 'seoul')).toEqual(before);
  });

  it('takes what the site says', () => {
    const own = ['169.254.200.0/30', '169.254.201.0/30'];
    const environment = withSites({ seoul: { ...seoul, vpn: { ...seoul?.vpn, tunnelInsideCidrs: own } } });
    expect(tunnelInsideCidrs(environment, 'seoul')).toEqual(own);
  });
});

describe('tunnelAddresses', () => {
  it('gives AWS the first host and the site the second', () => {
    expect(tunnelAddresses('169.254.10.4/30')).toEqual({ cloud: '169.254.10.5', site: '169.254.10.6' });
  });
});

describe('vpnSites', () => {
  it('leaves out sites without a VPN', () => {
    const environment = withSites({ dark: { ...seoul, vpn: undefined }, seoul });
    expect(vpnSites(environment).map(([name]) => name)).toEqual(['seoul']);
  });
});

describe("a site's autonomous system number", () => {
  const faultsWith = (asn: number): string[] =>
    readEnvironments([
      { file: 'environments/t.ts', value: { ...hybrid, sites: { seoul: { ...seoul, vpn: { ...seoul?.vpn, asn } } } } },
    ]).faults.map(({ path }) => path.join('.'));

  it.each([64513, 65534, 4200000000, 4294967294])('may be %i', (asn) => {
    expect(faultsWith(asn)).toEqual([]);
  });

  it.each([64512, 65535, 65536, 4199999999, 4294967295])('may not be %i', (asn) => {
    expect(faultsWith(asn)).toEqual(['sites.seoul.vpn.asn']);
  });
});
