import { describe, expect, it } from 'vitest';
import { keyPolicy } from '../../../../constructs/encryption/key-policy';
import type { PolicyDocument } from '../../../../constructs/iam/policy-document';
import { prefixesByWriter, readPolicy, writePolicy } from '../../../../constructs/storage/bucket-policies';
import { decide, type Call } from '../../../support/simulate';

const account = '123456789012';
const region = 'ap-northeast-2';
const bucketArn = 'arn:aws:s3:::hybrid-maps-123456789012';
const keyArn = `arn:aws:kms:${region}:${account}:key/maps`;
const ofKey = keyPolicy({ environment: { name: 'hybrid', cloud: { account, region } }, services: [], statements: [] });
const scope = { bucketArn, keyArn, region };

/** A job's role with one policy; the key lets the account's identities in, the bucket has no word in it. */
const as = (document: PolicyDocument) => (call: Call) =>
  decide(call, {
    account,
    principal: `arn:aws:iam::${account}:role/hybrid-job`,
    attached: { document },
    ...(call.action.startsWith('kms:') && { resourcePolicy: ofKey }),
  });
const reader = as(readPolicy(scope));
const writer = as(writePolicy(scope, ['models', 'results']));

const object = (action: string, key: string, bucket = bucketArn): Call => ({
  action: `s3:${action}`,
  resource: `${bucket}/${key}`,
});
const key = (action: string, service = 's3', resource = keyArn): Call => ({
  action: `kms:${action}`,
  resource,
  context: { 'kms:ViaService': `${service}.${region}.amazonaws.com` },
});

describe('the read policy of a pair', () => {
  it.each([
    { action: 's3:ListBucket', resource: bucketArn },
    { action: 's3:GetBucketLocation', resource: bucketArn },
    object('GetObject', 'datasets/a'),
    object('GetObject', 'models/a'),
    key('Decrypt'),
  ])('allows $action on $resource', async (call) => {
    expect(await reader(call)).toBe('Allowed');
  });

  it.each([
    {
      what: 'another bucket',
      call: { action: 's3:ListBucket', resource: 'arn:aws:s3:::hybrid-terraform-state-123456789012' },
    },
    { what: "another bucket's objects", call: object('GetObject', 'a', 'arn:aws:s3:::hybrid-maps-123456789012-copy') },
    { what: 'writing', call: object('PutObject', 'models/a') },
    { what: 'deleting', call: object('DeleteObject', 'models/a') },
    { what: 'encrypting', call: key('GenerateDataKey') },
    { what: 'another key', call: key('Decrypt', 's3', `arn:aws:kms:${region}:${account}:key/state`) },
    { what: 'the key past S3', call: key('Decrypt', 'secretsmanager') },
    { what: 'the key without a service', call: { action: 'kms:Decrypt', resource: keyArn } },
  ])('refuses $what', async ({ call }) => {
    expect(await reader(call)).toBe('ImplicitlyDenied');
  });
});

describe('the write policy of one writer', () => {
  it.each([
    object('PutObject', 'models/a'),
    object('PutObject', 'results/2026/a'),
    object('AbortMultipartUpload', 'models/a'),
    object('ListMultipartUploadParts', 'models/a'),
    key('GenerateDataKey'),
    key('Decrypt'),
  ])('allows $action on $resource', async (call) => {
    expect(await writer(call)).toBe('Allowed');
  });

  it.each([
    { what: "another writer's prefix", call: object('PutObject', 'datasets/a') },
    { what: 'a prefix that only starts alike', call: object('PutObject', 'models-old/a') },
    { what: 'a key beside all prefixes', call: object('PutObject', 'a') },
    {
      what: 'another bucket',
      call: object('PutObject', 'models/a', 'arn:aws:s3:::hybrid-terraform-state-123456789012'),
    },
    { what: 'deleting its own object', call: object('DeleteObject', 'models/a') },
    { what: 'deleting a version, which is for ever', call: object('DeleteObjectVersion', 'models/a') },
    { what: 'another key', call: key('GenerateDataKey', 's3', `arn:aws:kms:${region}:${account}:key/state`) },
    { what: 'the key past S3', call: key('GenerateDataKey', 'secretsmanager') },
  ])('refuses $what', async ({ call }) => {
    expect(await writer(call)).toBe('ImplicitlyDenied');
  });
});

describe('prefixesByWriter', () => {
  it('gives each writer its prefixes, whatever the order in which the environment has them', () => {
    const prefixes = prefixesByWriter({ results: 'cloud', models: 'cloud', datasets: 'seoul' });

    expect([...prefixes]).toEqual([
      ['cloud', ['models', 'results']],
      ['seoul', ['datasets']],
    ]);
  });
});
