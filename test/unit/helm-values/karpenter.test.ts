import { describe, expect, it } from 'vitest';
import { karpenterValues } from '../../../helm-values/karpenter';

describe("Karpenter's values", () => {
  it('have nodes repaired, which the chart leaves off', () => {
    expect(karpenterValues({ name: 'hybrid' }).settings.featureGates).toEqual({ nodeRepair: true });
  });
});
