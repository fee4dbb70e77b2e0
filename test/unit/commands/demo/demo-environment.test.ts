import { describe, expect, it } from 'vitest';
import { DIFFERENCES, withoutGaps, type LoadedCloud } from '../../../../commands/demo/demo-environment';
import { environments } from '../../../support/environments';

describe("the demo's environment", () => {
  it('is production but for the differences that are printed', () => {
    const loaded = environments().find(({ environment }) => environment.name === 'hybrid') as LoadedCloud;
    const production = structuredClone(loaded.environment);
    for (const site of Object.values(production.sites)) {
      delete site.vpn;
      delete site.identity;
    }

    expect(DIFFERENCES.map(({ path }) => path)).toEqual(['sites.*.vpn', 'sites.*.identity']);
    expect(withoutGaps(loaded).environment).toEqual(production);
  });
});
