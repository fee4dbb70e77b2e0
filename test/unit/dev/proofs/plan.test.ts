import { describe, expect, test } from 'vitest';
import { proofNames } from '../../../../commands/proofs';
import { chosenProofs, planOf } from '../../../../dev/proofs/plan';

describe('the plan of the proofs', () => {
  test('given all proofs, then each is in the plan once', () => {
    const { beside, alone } = planOf(proofNames());

    expect([...beside, ...alone].sort()).toEqual(proofNames());
  });

  test('given proofs that are timed, then they run alone, and what they need first is built first', () => {
    const plan = planOf(['aws/plan', 'gitops/gitops', 'karpenter/karpenter']);

    expect(plan.beside).toEqual(['aws/plan']);
    expect(plan.alone).toEqual(['karpenter/karpenter', 'gitops/gitops']);
    expect(plan.programs.indexOf('karpenter')).toBeLessThan(plan.programs.indexOf('argo-cd'));
  });

  test('given proofs without Go programs, then nothing is built', () => {
    expect(planOf(['aws/plan', 'onprem/lint']).programs).toEqual([]);
  });

  test('given a name of no proof, then it is refused with the nearest one', () => {
    expect(() => chosenProofs(['karpentr'])).toThrow('Did you mean karpenter?');
  });
});
