import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';

const { resource } = stackJson('hybrid-network');

describe('Vpc', () => {
  it('resolves and gives out private names', () => {
    expect(resource['aws_vpc']?.['vpc_main']).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: 'hybrid-vpc' },
    });
  });

  it('leaves the default security group without a rule', () => {
    const [group] = Object.values(resource['aws_default_security_group'] ?? {});
    expect(Object.keys(group ?? {}).sort()).toEqual(['tags', 'vpc_id']);
  });
});
