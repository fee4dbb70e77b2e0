import { describe, expect, it } from 'vitest';
import { roomOf, sizeOf } from '../../../../config/aws/node-room';

describe('sizeOf', () => {
  it.each([
    ['m7g.large', 2, 8],
    ['c6g.medium', 1, 2],
    ['r7i.4xlarge', 16, 128],
    ['m7i-flex.xlarge', 4, 16],
    ['t4g.small', 2, 2],
    ['t3.2xlarge', 8, 32],
  ])('given %s, then it has %i vCPUs and %i GiB', (type, vcpus, gibibytes) => {
    expect(sizeOf(type)).toEqual({ vcpus, gibibytes });
  });

  it.each(['g6.xlarge', 'm4.large', 'x2gd.large', 'm7g.metal', 'large'])(
    'given %s, whose size its name does not tell, then there is none',
    (type) => {
      expect(sizeOf(type)).toBeUndefined();
    },
  );
});

describe('roomOf', () => {
  it('given an m7g.large, then it has what Karpenter says that it has', () => {
    // 2000m less 60m and 10m; 8192 MiB less 64 for Graviton, 7.5 % for the hypervisor, 11 a pod and 255, and 100 for eviction.
    expect(roomOf('m7g.large')).toEqual({ milliCpus: 1930, mebibytes: 8128 - 610 - 1465 - 100 });
  });

  it('given a node for fewer pods, then it keeps less memory', () => {
    expect(roomOf('m7g.large', 0)?.mebibytes).toBe(8128 - 610 - 255 - 100);
  });
});
