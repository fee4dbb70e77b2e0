import { describe, expect, it } from 'vitest';
import type { Composition } from '../../../compose';
import type { Fault } from '../../../config/load/fault';
import { composedAlone } from '../../../synthesis/composed';
import { withoutTokenTraces } from '../../../synthesis/without-token-traces';
import { FILE, hybrid, parsed } from '../../support/drafts';

const OVERRIDES = 'environments/draft.overrides.ts';

/** What is wrong with `hybrid` under such overrides. */
function faultsOf(apply: (composition: Composition) => unknown): readonly Fault[] {
  const overrides = { file: OVERRIDES, apply: apply as (composition: never) => void };
  const result = withoutTokenTraces(() => composedAlone({ file: FILE, environment: parsed(hybrid()), overrides }));
  return 'faults' in result ? result.faults : [];
}

describe('an environment composed with overrides', () => {
  it('is whole where they return', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ['that ends', () => Promise.resolve()],
    ['that fails', () => Promise.reject(new Error('no vault today'))],
  ])('is refused where they are an async function %s', async (_, apply) => {
    const faults = faultsOf(apply);
    await new Promise((resolve) => setImmediate(resolve));

    expect(faults).toEqual([
      expect.objectContaining({
        file: OVERRIDES,
        path: [],
        value: 'the function is async, and nothing waits for it: make it a plain function',
      }),
    ]);
  });

  it('is refused where they throw what has no text', () => {
    const apply = (): never => {
      throw Object.create(null) as Error;
    };

    expect(faultsOf(apply)).toEqual([
      expect.objectContaining({ file: OVERRIDES, value: 'a value that has no text', severity: 'error' }),
    ]);
  });

  it('is refused by the rules for a pool that they add, each fault with its own place, value and fix', () => {
    const faults = faultsOf(({ cloud }) =>
      cloud?.platform.nodePools.addGpuPool('extra', {
        ...{ use: 'training', families: ['p5'], maxGpus: 8, capacity: ['on-demand', 'spot'], zones: ['z'] },
      }),
    );

    expect(faults.map(({ file, path }) => `${file} ${path.join('.')}`)).toEqual([
      `${OVERRIDES} cloud.gpuPools.extra.capacity`,
      `${OVERRIDES} cloud.gpuPools.extra.zones.0`,
      // The zone that there is not has no such machines either.
      `${OVERRIDES} cloud.gpuPools.extra.families.0`,
    ]);
    expect(faults[1]).toMatchObject({ value: 'z', rule: expect.stringContaining('zone') as unknown });
  });
});
