import { describe, expect, it } from 'vitest';
import { cloudOf, hybrid, pairOf, poolOf, siteOf } from '../../support/drafts';
import { synthesizedWith } from '../../support/synthesized-with';

const LONGEST = 'n'.repeat(31);

describe('names', () => {
  it('fit AWS in an environment of the longest names that its rules take', () => {
    const draft = hybrid();
    const pair = 'p'.repeat(63 - LONGEST.length - '-'.length - '-123456789012'.length);
    draft.name = LONGEST;
    const site = 's'.repeat(64 - LONGEST.length - '-'.length - `-storage-${pair}`.length);
    draft.sites = { [site]: siteOf(draft) };
    const writers: Record<string, string> = {};
    for (let index = 0; index < 40; index += 1) writers[`p${index}`.padEnd(31, 'x')] = site;
    draft.storage = { [pair]: { ...pairOf(draft), writers: { ...writers, models: 'cloud' } } };
    cloudOf(draft).gpuPools = { [LONGEST]: { ...poolOf(draft), storage: pair } };
    cloudOf(draft).images = [LONGEST];

    expect(() => synthesizedWith(draft)).not.toThrow();
  });
});
