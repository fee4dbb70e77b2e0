import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';
import { amiVersionOf, manifestsOf, platformReleases } from '../../../../testbed/karpenter/karpenter-releases';

const releases = () => platformReleases(stackJson('hybrid-platform') as never, '/stack', '/charts');

describe("Karpenter's releases of the platform stack", () => {
  it('given hybrid, then the kinds come first, the guard before the controller, and the pools last', () => {
    const names = ['karpenter-crd', 'karpenter-guard', 'karpenter', 'karpenter-pools'];

    expect(releases().inOrder.map(({ name }) => name)).toEqual(names);
  });

  it('given hybrid, then upstream charts are those of its module, and the pools are the chart beside the stack', () => {
    const { controller, pools } = releases();

    expect(controller.chart).toBe('/charts/karpenter');
    expect(pools.chart.startsWith('/stack/assets/')).toBe(true);
    expect(manifestsOf(pools).map(({ kind }) => kind)).toContain('EC2NodeClass');
    expect(amiVersionOf(pools)).toMatch(/^v\d{8}$/);
  });

  it('given another version than the one that is built, then it is refused', () => {
    const stack = structuredClone(stackJson('hybrid-platform')) as unknown as {
      resource: { helm_release: { [name: string]: { version: string } } };
    };
    const { karpenter_controller } = stack.resource.helm_release;
    if (karpenter_controller) karpenter_controller.version = '1.15.0';

    expect(() => platformReleases(stack as never, '/stack', '/charts')).toThrow('1.15.0');
  });
});
