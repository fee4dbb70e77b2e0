import { describe, expect, it } from 'vitest';
import { controllerPolicies } from '../../../../constructs/karpenter/controller-policies';
import { assertManagedPolicySize, policy, policySize } from '../../../../constructs/iam/policy-document';
import type { Context } from './policy-cases/case';
import { iamIntegrationCases } from './policy-cases/iam-integration';
import { nodeLifecycleCases } from './policy-cases/node-lifecycle';
import { readingCases } from './policy-cases/reading';
import { simulate, STATEMENTS } from './policy-cases/simulate';

const cases = [...nodeLifecycleCases, ...iamIntegrationCases, ...readingCases];

describe('the controller policies, each of the eighteen statements', () => {
  it('has a case', () => {
    const sids = new Set(STATEMENTS.map(({ Sid }) => Sid));

    expect(new Set(cases.map(({ sid }) => sid))).toEqual(sids);
    expect(sids.size).toBe(18);
  });

  it.each(cases)('$sid allows its call', async ({ allowed }) => {
    expect(await simulate(allowed)).toBe('Allowed');
  });

  it.each(cases)('$sid is the only one that allows its call', async ({ sid, allowed }) => {
    expect(await simulate(allowed, { without: sid })).toBe('ImplicitlyDenied');
  });

  it.each(cases)('$sid refuses $denied.what', async ({ allowed, denied }) => {
    expect(await simulate({ ...allowed, ...denied.change })).toBe('ImplicitlyDenied');
  });
});

describe('the controller policies, each condition of an allowed call', () => {
  const keys = cases.flatMap((example) =>
    Object.keys(example.allowed.context ?? {}).map((key) => ({ ...example, key })),
  );
  const required = keys.filter(({ key, optional = [] }) => !optional.includes(key));
  const withOneValue = keys.filter(({ key }) => !/karpenter\.sh\/nodepool$|ec2nodeclass$/.test(key));

  it.each(required)('$sid refuses a call without $key', async ({ allowed, key }) => {
    const context = withoutKey(allowed.context, key);

    expect(await simulate({ ...allowed, context })).toBe('ImplicitlyDenied');
  });

  it.each(withOneValue)('$sid refuses a call with a foreign $key', async ({ allowed, key }) => {
    const context = { ...allowed.context, [key]: 'foreign' };

    expect(await simulate({ ...allowed, context })).toBe('ImplicitlyDenied');
  });
});

describe('the controller policies, in their breadth', () => {
  it('spell every action out', () => {
    const actions = STATEMENTS.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('speak of all resources only where AWS leaves no choice', () => {
    const unscoped = STATEMENTS.filter(({ Resource }) => Resource === '*');

    expect(unscoped.map(({ Sid }) => Sid)).toEqual([
      'AllowZonalShiftStatusReadOnly',
      'AllowRegionalReadActions',
      'AllowPricingReadActions',
      'AllowUnscopedInstanceProfileListAction',
    ]);
  });

  it('name partition and region in every other ARN', () => {
    const arns = STATEMENTS.flatMap(({ Resource }) => Resource ?? []).filter((arn) => arn !== '*');

    expect(arns.filter((arn) => !/^arn:aws:(iam::123456789012|[a-z0-9]+:ap-northeast-2):/.test(arn))).toEqual([]);
  });
});

describe('the controller policies, in the longest names that AWS takes', () => {
  const longest = controllerPolicies({
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    account: '123456789012',
    clusterName: 'c'.repeat(100),
    nodeRoleArn: `arn:aws-us-gov:iam::123456789012:role/${'r'.repeat(64)}`,
    interruptionQueueArn: `arn:aws-us-gov:sqs:us-gov-west-1:123456789012:${'q'.repeat(80)}`,
  });

  it.each(longest)('$name fits a managed policy', ({ name, document }) => {
    expect(() => assertManagedPolicySize(name, document)).not.toThrow();
  });

  it('would not fit one policy together, which is why they are six', () => {
    const together = longest.flatMap(({ document }) => document.Statement);

    expect(policySize(policy(...together))).toBeGreaterThan(6144);
  });
});

const withoutKey = (context: Context = {}, key: string): Context =>
  Object.fromEntries(Object.entries(context).filter(([other]) => other !== key));
