import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, roomBeside, sumOf } from '../../../../config/pools/packing';

const NODE = { milliCpus: 1000, mebibytes: 1000 };
const pod = (milliCpus: number, mebibytes: number) => ({ name: 'pod', milliCpus, mebibytes });

describe('pack', () => {
  it('given pods that fit together, then they share a node', () => {
    expect(pack([pod(600, 100), pod(300, 800)], NODE)).toEqual({ nodes: 1, left: [] });
  });

  it('given memory for one of them only, then each has a node', () => {
    expect(pack([pod(10, 600), pod(10, 600)], NODE).nodes).toBe(2);
  });

  it('given fewer nodes than they need, then the rest is left', () => {
    expect(pack([pod(10, 600), pod(10, 500)], NODE, 1)).toEqual({ nodes: 1, left: [pod(10, 500)] });
  });

  it('given a pod larger than a node, then it is left', () => {
    expect(pack([pod(1001, 1)], NODE)).toEqual({ nodes: 0, left: [pod(1001, 1)] });
  });

  it('never puts more on the nodes than they have', () => {
    const pods = fc.array(fc.record({ milliCpus: fc.nat(1000), mebibytes: fc.nat(1000) }), { maxLength: 40 });
    fc.assert(
      fc.property(pods, (some) => {
        const { nodes, left } = pack(
          some.map((one) => ({ name: 'pod', ...one })),
          NODE,
        );
        const sum = sumOf(some);
        expect(left).toEqual([]);
        expect(Math.max(sum.milliCpus, sum.mebibytes)).toBeLessThanOrEqual(nodes * 1000);
      }),
    );
  });
});

it('what runs on every node is taken from its room', () => {
  expect(roomBeside(NODE, [pod(100, 10), pod(100, 20)])).toEqual({ milliCpus: 800, mebibytes: 970 });
});
