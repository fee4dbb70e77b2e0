import { describe, expect, it } from 'vitest';
import { options, type CostOption } from '../../../../config/cost/options';
import { cloudOf, hybrid, onpremOnly, parsed, twoSites, type Draft } from '../../../support/drafts';

const optionOf = (draft: Draft, path: string): CostOption | undefined =>
  options(parsed(draft)).find((option) => option.path === path);

describe('options', () => {
  it('reckons a NAT gateway and its address for each further zone', () => {
    const option = optionOf(hybrid(), 'cloud.network.nat');
    expect(option).toMatchObject({ state: 'off', unpriced: [] });
    expect(option?.usd).toBeCloseTo(2 * 730 * (0.059 + 0.005));
  });

  it('says the same of an option whether it is on or off', () => {
    const draft = hybrid();
    cloudOf(draft).network.nat = 'per-zone';
    const [off, on] = [optionOf(hybrid(), 'cloud.network.nat'), optionOf(draft, 'cloud.network.nat')];
    expect(on?.state).toBe('on');
    expect(on?.usd).toBeCloseTo(off?.usd ?? 0);
  });

  it('reckons each interface endpoint in every zone', () => {
    const draft = hybrid();
    cloudOf(draft).network.interfaceEndpoints = ['sts', 'sqs'];
    const endpoints = options(parsed(draft)).filter(({ path }) => path === 'cloud.network.interfaceEndpoints');
    expect(endpoints.map(({ choice, state }) => [choice, state])).toEqual([
      ['sts', 'on'],
      ['sqs', 'on'],
    ]);
    for (const { usd } of endpoints) expect(usd).toBeCloseTo(3 * 730 * 0.013);
  });

  it('reckons the standby as the difference to one zone', () => {
    expect(optionOf(hybrid(), 'cloud.database.availability')?.usd).toBeCloseTo(730 * 0.102 + 50 * 0.131);
  });

  it("adds the VPC's own attachment to the only VPN, and not to the second", () => {
    expect(optionOf(hybrid(), 'sites.seoul.vpn')?.usd).toBeCloseTo(2 * 730 * 0.07 + 0.4);
    expect(optionOf(twoSites(), 'sites.busan.vpn')?.usd).toBeCloseTo(730 * 0.07 + 0.4);
  });

  it('names what an option adds beyond the prices', () => {
    expect(optionOf(hybrid(), 'sites.seoul.vpn')?.unpriced).toEqual(['Site-to-Site VPN']);
  });

  it("reckons stored data at the pair's size, with its key", () => {
    expect(optionOf(hybrid(), 'storage.maps')?.usd).toBeCloseTo(20 * 1024 * 0.025 + 1);
  });

  it('has none without a cloud half', () => {
    expect(options(parsed(onpremOnly()))).toEqual([]);
  });
});
