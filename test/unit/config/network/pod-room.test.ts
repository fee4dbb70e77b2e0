import { describe, expect, it } from 'vitest';
import { podRoom } from '../../../../config/network/pod-room';
import { cloudOf, hybrid, parsed, poolOf, type Draft } from '../../../support/drafts';

/** Nodes of hybrid with its pools changed. */
function nodes(change: (draft: Draft) => unknown): number | undefined {
  const draft = hybrid();
  change(draft);
  const { cloud } = parsed(draft);
  return cloud && podRoom(cloud).nodes;
}

describe('the nodes that there can be at once', () => {
  const before = nodes(() => undefined) ?? NaN;

  it('are system nodes, GPU nodes of one GPU where there are such, and general ones of two vCPUs', () => {
    expect(before).toBe(2 + (8 + 2) + 32 / 2);
  });

  it('are fewer where the smallest node of a pool has more GPUs', () => {
    expect(nodes((draft) => (poolOf(draft).gpusPerNode = { from: 2, to: 8 }))).toBe(before - 8 + 2);
  });

  it('are no more than whole nodes within the limit', () => {
    expect(
      nodes((draft) =>
        Object.assign(poolOf(draft), { instanceTypes: ['g6.12xlarge'], families: undefined, maxGpus: 11 }),
      ),
    ).toBe(before - 8 + 2);
  });

  it('are one for each GPU of a family that is newer than the table', () => {
    expect(nodes((draft) => (poolOf(draft).families = ['g6', 'p9']))).toBe(before);
  });

  it('follow the limit of the general pool', () => {
    expect(nodes((draft) => (cloudOf(draft).generalPool = { maxCpus: 7 }))).toBe(before - 16 + 3);
  });
});
