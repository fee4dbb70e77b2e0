import { describe, expect, it } from 'vitest';
import type { RuleFault } from '../../../../config/load/fault';
import { rules } from '../../../../config/rules';
import { checked, cloudOnly, hybrid, onpremOnly, parsed, twoSites } from '../../../support/drafts';
import type { Broken } from './broken';
import { brokenCloud } from './broken-cloud';
import { brokenGitops } from './broken-gitops';
import { brokenHosts } from './broken-hosts';
import { brokenIdentity } from './broken-identity';
import { brokenLimits } from './broken-limits';
import { brokenNames } from './broken-names';
import { brokenNetworks } from './broken-networks';
import { brokenPoolLimits } from './broken-pool-limits';
import { brokenPoolTypes } from './broken-pool-types';
import { brokenPools } from './broken-pools';
import { brokenSites } from './broken-sites';

const cases = [
  ...brokenNetworks,
  ...brokenSites,
  ...brokenHosts,
  ...brokenCloud,
  ...brokenPools,
  ...brokenPoolTypes,
  ...brokenNames,
  ...brokenGitops,
  ...brokenIdentity,
  ...brokenLimits,
  ...brokenPoolLimits,
];

/** What the case's own rule finds in the broken environment. */
function broken({ from, change, rule }: Broken): RuleFault[] {
  const draft = from();
  change(draft);
  return rule(parsed(draft));
}

describe('the rules', () => {
  it.each([
    ['hybrid', hybrid],
    ['cloud-only', cloudOnly],
    ['onprem-only', onpremOnly],
    ['two sites', twoSites],
  ])('find no error in %s', (_name, draft) => {
    expect(checked(draft()).faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(cases.map((one) => [one.what, one] as const))('refuse %s', (_what, one) => {
    const faults = broken(one);

    const there = faults.filter(({ path }) => path.join('.') === one.path);
    expect(faults.map(({ path }) => path.join('.'))).toContain(one.path);
    expect(there.map(({ severity }) => severity)).toContain(one.severity ?? 'error');
    for (const words of one.says) expect(there.map(({ rule, fix }) => `${rule}; ${fix}`).join('\n')).toContain(words);
  });

  it('are each broken by a case above', () => {
    const brokenRules = new Set(cases.map(({ rule }) => rule));

    expect(rules.filter((rule) => !brokenRules.has(rule)).map(({ name }) => name)).toEqual([]);
  });

  it('are each listed that a case breaks', () => {
    expect(cases.filter(({ rule }) => !rules.includes(rule)).map(({ what }) => what)).toEqual([]);
  });
});
