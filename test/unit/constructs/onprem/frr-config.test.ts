import { describe, expect, it } from 'vitest';
import { frrConfig } from '../../../../constructs/onprem/frr-config';

const lines = frrConfig({
  site: 'seoul',
  asn: 65010,
  cloudAsn: 64512,
  nodeCidr: '10.20.0.0/24',
  vpcCidr: '10.0.0.0/16',
  tunnels: [
    { cloud: '169.254.10.1', site: '169.254.10.2' },
    { cloud: '169.254.10.5', site: '169.254.10.6' },
  ],
})
  .split('\n')
  .map((line) => line.trim());

const starting = (text: string): string[] => lines.filter((line) => line.startsWith(text));

describe('frrConfig', () => {
  it("announces the node network and accepts the VPC's, and denies the rest", () => {
    expect(starting('ip prefix-list')).toEqual([
      'ip prefix-list to-cloud seq 10 permit 10.20.0.0/24',
      'ip prefix-list to-cloud seq 20 deny any',
      'ip prefix-list from-cloud seq 10 permit 10.0.0.0/16',
      'ip prefix-list from-cloud seq 20 deny any',
    ]);
    expect(starting('network')).toEqual(['network 10.20.0.0/24']);
  });

  it('filters both ways at the group that both tunnels are in', () => {
    expect(starting('neighbor cloud prefix-list')).toEqual([
      'neighbor cloud prefix-list to-cloud out',
      'neighbor cloud prefix-list from-cloud in',
    ]);
    expect(lines).toContain('neighbor 169.254.10.1 peer-group cloud');
    expect(lines).toContain('neighbor 169.254.10.5 peer-group cloud');
  });

  it("stands at the tunnels' site ends, between the two numbers", () => {
    expect(lines).toContain('router bgp 65010');
    expect(lines).toContain('neighbor cloud remote-as 64512');
    expect(lines).toContain('neighbor 169.254.10.1 update-source 169.254.10.2');
    expect(lines).toContain('neighbor 169.254.10.5 update-source 169.254.10.6');
  });

  it('uses both tunnels at once', () => {
    expect(lines).toContain('maximum-paths 2');
  });
});
