import { describe, expect, it } from 'vitest';
import type { EmulatorGap } from '../../../../commands/demo/emulator-gaps';
import { plannedChanges, type PlanJson } from '../../../../commands/demo/plan-changes';
import { judge, noLongerNeeded } from '../../../../commands/demo/second-plan';

type Changes = NonNullable<PlanJson['resource_changes']>;

const change = (part: Partial<Changes[number]['change']>, more: Partial<Changes[number]> = {}): PlanJson => ({
  resource_changes: [
    {
      address: 'aws_eks_cluster.eks_cluster',
      mode: 'managed',
      type: 'aws_eks_cluster',
      ...more,
      change: { actions: ['update'], before: {}, after: {}, after_unknown: {}, ...part },
    },
  ],
});

describe('plannedChanges', () => {
  it('is empty for a plan that does nothing', () => {
    expect(plannedChanges(change({ actions: ['no-op'] }))).toEqual([]);
  });

  it('names the attributes that get another value', () => {
    const plan = change({ before: { version: '1.34', name: 'hybrid' }, after: { version: '1.35', name: 'hybrid' } });

    expect(plannedChanges(plan)).toEqual([
      { address: 'aws_eks_cluster.eks_cluster', type: 'aws_eks_cluster', action: 'update', attributes: ['version'] },
    ]);
  });

  it('passes over what only follows from a change, and over nothing in another form', () => {
    const plan = change({
      before: { arn: 'arn:1', tags: {}, version: '1.34' },
      after: { tags: null, version: '1.35' },
      after_unknown: { arn: true },
    });

    expect(plannedChanges(plan)[0]?.attributes).toEqual(['version']);
  });

  it('does not pass over a value that becomes unknown only in a part', () => {
    const plan = change({
      before: { launch_template: [] },
      after: { launch_template: [{ id: 'lt-1' }] },
      after_unknown: { launch_template: [{ version: true }] },
    });

    expect(plannedChanges(plan)[0]?.attributes).toEqual(['launch_template']);
  });

  it('passes over data sources, which are only read', () => {
    expect(plannedChanges(change({ actions: ['read'] }, { mode: 'data' }))).toEqual([]);
  });
});

describe('judge', () => {
  const gaps: readonly EmulatorGap[] = [
    { type: 'aws_eks_cluster', attributes: ['upgrade_policy', 'zonal_shift_config'], reason: 'forgotten' },
  ];
  const planned = (...attributes: string[]) => ({
    address: 'aws_eks_cluster.eks_cluster',
    type: 'aws_eks_cluster',
    action: 'update',
    attributes,
  });

  it('explains a change whose attributes are all listed', () => {
    expect(judge([planned('upgrade_policy')], gaps)).toEqual({ gaps: [planned('upgrade_policy')], unexplained: [] });
  });

  it('does not explain a change of which one attribute is not listed', () => {
    expect(judge([planned('upgrade_policy', 'version')], gaps).unexplained).toHaveLength(1);
  });

  it('does not explain a resource that is made or destroyed', () => {
    expect(judge([planned()], gaps).unexplained).toHaveLength(1);
  });

  it('names the entries that no change needed', () => {
    expect(noLongerNeeded([planned('upgrade_policy')], gaps)).toEqual(['aws_eks_cluster.zonal_shift_config']);
  });
});
