import { describe, expect, it } from 'vitest';
import { architectureOf, hasNvidiaGpus, isAccelerated, isNitro } from '../../../../config/aws/instance-types';

describe('instance types', () => {
  it.each([
    'm7g.large',
    't4g.medium',
    'a1.large',
    'c7gn.large',
    'x2gd.metal',
    'im4gn.large',
    'is4gen.large',
    'g5g.xlarge',
    'p6e-gb200.36xlarge',
  ])('%s is arm64', (type) => {
    expect(architectureOf(type)).toBe('arm64');
  });

  it.each([
    'm7i.large',
    'm8i-flex.large',
    'g6.xlarge',
    'gr6.4xlarge',
    'p5en.48xlarge',
    'p6-b200.48xlarge',
    'u7i-12tb.224xlarge',
  ])('%s is amd64', (type) => {
    expect(architectureOf(type)).toBe('amd64');
  });

  it.each([
    ['g6', true],
    ['gr6', true],
    ['p5', true],
    ['g4dn', true],
    ['g4ad', false],
    ['m7g', false],
    ['trn2', false],
  ])('%s has NVIDIA GPUs: %p', (family, expected) => {
    expect(hasNvidiaGpus(family)).toBe(expected);
  });

  it.each(['g4ad', 'inf2', 'trn1', 'f2', 'vt1', 'dl1', 'p4d'])('%s has accelerators', (family) => {
    expect(isAccelerated(family)).toBe(true);
  });

  it.each([
    ['m4', false],
    ['p3', false],
    ['p3dn', true],
    ['m5', true],
  ])('%s is of the Nitro system: %p', (family, expected) => {
    expect(isNitro(family)).toBe(expected);
  });
});
