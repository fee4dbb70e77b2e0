import { describe, expect, it } from '@jest/globals';
import { demoEnvironment, DIFFERENCES, productionEnvironment } from '../../../../commands/demo/demo-environment';

describe("the demo's environment", () => {
  it('is production but for the differences that are printed', () => {
    const production = structuredClone(productionEnvironment().environment);
    for (const site of Object.values(production.sites)) {
      delete site.vpn;
      delete site.identity;
    }

    expect(DIFFERENCES.map(({ path }) => path)).toEqual(['sites.*.vpn', 'sites.*.identity']);
    expect(demoEnvironment().environment).toEqual(production);
  });
});
