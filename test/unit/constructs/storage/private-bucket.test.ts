import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../../constructs/iam/policy-document';
import { policy } from '../../../../constructs/iam/policy-document';
import { decide } from '../../../support/simulate';
import { policyIn } from '../../../support/stack-blocks';
import { onlyResource, resources } from '../../../support/stack-json';
import { stackJson } from '../../../support/synthesized';

const account = '123456789012';
const stacks = { 'hybrid-state': stackJson('hybrid-state') };
const bucketPolicy = onlyResource({ stacks }, 'hybrid-state', 'aws_s3_bucket_policy');
const resourcePolicy = policyIn(bucketPolicy, 'policy') as unknown as PolicyDocument;

const getOver = (tls: 'true' | 'false') =>
  decide(
    {
      action: 's3:GetObject',
      resource: `arn:aws:s3:::hybrid-terraform-state-${account}/hybrid-database.tfstate`,
      context: { 'aws:SecureTransport': tls },
    },
    {
      account,
      principal: `arn:aws:iam::${account}:role/PlatformAdmin`,
      attached: { admin: policy({ Sid: 'All', Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
      resourcePolicy,
    },
  );

describe('a private bucket', () => {
  it('lets an administrator in over TLS', async () => {
    expect(await getOver('true')).toBe('Allowed');
  });

  it('refuses even an administrator without TLS', async () => {
    expect(await getOver('false')).toBe('ExplicitlyDenied');
  });

  it('keeps every version where that is asked', () => {
    expect(resources({ stacks }, 'aws_s3_bucket_lifecycle_configuration')).toEqual([]);
    expect(resources({ stacks }, 'aws_s3_bucket_versioning')).toHaveLength(1);
  });

  it('has no access lists', () => {
    const [ownership] = resources({ stacks }, 'aws_s3_bucket_ownership_controls');

    expect(ownership?.body['rule']).toEqual({ object_ownership: 'BucketOwnerEnforced' });
  });
});
