import { describe, expect, it } from '@jest/globals';
import { kubernetesPath } from '../../../../../config/sites/applied/kubernetes-path';

describe('kubernetesPath', () => {
  it.each([
    ['1.35.4', '1.35.4', []],
    ['1.35.0', '1.35.4', ['1.35.4']],
    ['1.34.2', '1.35.4', ['1.35.4']],
    ['1.33.4', '1.35.4', ['1.34.7', '1.35.4']],
    ['1.35.10', '1.35.9', []],
    ['1.35.4', '1.34.7', []],
  ])('from %s to %s goes through %j', (from, to, path) => {
    expect(kubernetesPath(from, to)).toEqual(path);
  });
});
