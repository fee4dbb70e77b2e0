import { describe, expect, it } from 'vitest';
import type { RuleFault } from '../../../../../config/load/fault';
import { gpuFaults, poolFaults } from '../../../../../constructs/karpenter/pools/faults/pair-faults';
import type { NodeClassManifest } from '../../../../../constructs/karpenter/pools/node-class.generated';
import type { NodePoolManifest } from '../../../../../constructs/karpenter/pools/node-pool.generated';
import { INVALID_POOL_SPECS, validPair, type PoolPair } from '../../../../support/invalid-pool-specs';

/** What the checker finds in a pair that the compiler has not seen. */
function faultsOf(pair: PoolPair): RuleFault[] {
  const { nodeClass, nodePool } = pair as unknown as { nodeClass: NodeClassManifest; nodePool: NodePoolManifest };
  return [...poolFaults({ nodeClass, nodePool }), ...gpuFaults(nodePool)];
}

describe('the checker of pools', () => {
  it('finds nothing wrong with a pool as the stack writes it', () => {
    expect(faultsOf(validPair())).toEqual([]);
  });

  it.each(INVALID_POOL_SPECS.map((spec) => [spec.name, spec] as const))('refuses %s', (_name, { mutate, path }) => {
    const pair = validPair();
    mutate(pair);

    const faults = faultsOf(pair);

    expect(faults.map((fault) => fault.path.join('.'))).toContain(path);
    for (const { rule, fix } of faults) expect([rule, fix]).not.toContain('');
  });

  it('is asked each thing once', () => {
    const names = INVALID_POOL_SPECS.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });
});
