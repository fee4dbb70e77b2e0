import { describe, expect, it } from 'vitest';
import {
  assertManagedPolicySize,
  policy,
  policySize,
  renderPolicy,
  type PolicyDocument,
} from '../../../../constructs/iam/policy-document';

const statement = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::maps/*' } as const;

describe('renderPolicy', () => {
  it('writes compact JSON in the order of the IAM grammar', () => {
    const { Resource, Action, Effect, Sid } = statement;

    expect(renderPolicy(policy({ Resource, Action, Effect, Sid }))).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject",' +
        '"Resource":"arn:aws:s3:::maps/*"}]}',
    );
  });

  it('writes the principal of a trust policy, which names no resource', () => {
    const trust = policy({
      Sid: 'Nodes',
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });

    expect(JSON.parse(renderPolicy(trust))).toEqual(trust);
  });

  it('writes the same text whatever the order of operators and keys', () => {
    const one = policy({ ...statement, Condition: { StringLike: { b: '1', a: '2' }, Bool: { c: 'true' } } });
    const other = policy({ ...statement, Condition: { Bool: { c: 'true' }, StringLike: { a: '2', b: '1' } } });

    expect(renderPolicy(one)).toBe(renderPolicy(other));
  });
});

describe('policySize', () => {
  it('does not count white space, as IAM does not', () => {
    const spaced = policy({ ...statement, Resource: 'arn:aws:s3:::maps/a b' });
    const tight = policy({ ...statement, Resource: 'arn:aws:s3:::maps/ab' });

    expect(policySize(spaced)).toBe(policySize(tight));
  });
});

describe('assertManagedPolicySize', () => {
  const empty = policySize(policy({ ...statement, Resource: '' }));
  const ofSize = (size: number): PolicyDocument => policy({ ...statement, Resource: 'x'.repeat(size - empty) });

  it('takes a policy of exactly the limit', () => {
    expect(() => assertManagedPolicySize('maps', ofSize(6144))).not.toThrow();
  });

  it('refuses one character more, with its name, size, limit and the fix', () => {
    expect(() => assertManagedPolicySize('maps', ofSize(6145))).toThrow(
      "Policy 'maps' is 6,145 characters long and IAM takes 6,144: " +
        'move some of its statements to a second managed policy, or shorten the names in its ARNs.',
    );
  });
});
