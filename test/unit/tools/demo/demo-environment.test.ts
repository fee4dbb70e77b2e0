import { describe, expect, it } from '@jest/globals';
import { demoEnvironment, DIFFERENCES, productionEnvironment } from '../../../../tools/demo/demo-environment';

describe("the demo's environment", () => {
  it('is production but for the differences that are printed', () => {
    const production = structuredClone(productionEnvironment().environment);
    Object.values(production.sites).forEach((site) => delete site.vpn);

    expect(DIFFERENCES.map(({ path }) => path)).toEqual(['sites.*.vpn']);
    expect(demoEnvironment().environment).toEqual(production);
  });
});
