import { describe, expect, it } from 'vitest';
import { swanctlConfig } from '../../../../constructs/onprem/swanctl-config';

const text = swanctlConfig({
  region: 'ap-northeast-2',
  connectionName: 'hybrid-vpn-seoul',
  peer: '203.0.113.10',
  tunnels: [
    { cloud: '169.254.10.1', site: '169.254.10.2' },
    { cloud: '169.254.10.5', site: '169.254.10.6' },
  ],
});

/** The values of one setting, in the order in which they stand. */
const values = (setting: string): string[] =>
  text.split('\n').flatMap((line) => new RegExp(`^ *${setting} = (.*)$`).exec(line)?.slice(1) ?? []);

describe('swanctlConfig', () => {
  it('speaks IKEv2 only', () => {
    expect(values('version')).toEqual(['2', '2']);
  });

  it('offers what the VPN connection takes and nothing weaker', () => {
    const [ike, esp] = ['aes256gcm16-prfsha384-prfsha512-ecp384-ecp521', 'aes256gcm16-ecp384-ecp521'];
    expect(values('proposals')).toEqual([ike, ike]);
    expect(values('esp_proposals')).toEqual([esp, esp]);
  });

  it('renews keys before AWS drops them', () => {
    expect(values('rekey_time')).toEqual(['25920s', '3240s', '25920s', '3240s']);
  });

  it('has a name in capitals for all that only AWS knows', () => {
    expect(values('remote_addrs')).toEqual(['TUNNEL_1_OUTSIDE_ADDRESS', 'TUNNEL_2_OUTSIDE_ADDRESS']);
    expect(values('secret')).toEqual(['"TUNNEL_1_PRESHARED_KEY"', '"TUNNEL_2_PRESHARED_KEY"']);
  });

  it('prints where to ask for it', () => {
    expect(text).toContain('aws ec2 describe-vpn-connections --region ap-northeast-2');
    expect(text).toContain('Name=tag:Name,Values=hybrid-vpn-seoul');
    expect(text).toContain('aws secretsmanager get-secret-value');
  });

  it('keeps the tunnels apart by interface, each with its inside address', () => {
    expect(values('if_id_in')).toEqual(['1', '2']);
    expect(values('if_id_out')).toEqual(['1', '2']);
    expect(text).toContain('ip address add 169.254.10.2/30 dev aws1');
    expect(text).toContain('ip address add 169.254.10.6/30 dev aws2');
  });
});
