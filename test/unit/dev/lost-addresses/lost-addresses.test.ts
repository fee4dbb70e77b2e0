import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { describe, expect, it } from 'vitest';
import { App, TerraformStack, Testing } from 'cdktf';
import { parse } from 'yaml';
import { lostAddresses, type Stack } from '../../../../dev/lost-addresses/compare';
import { terraformYaml } from '../../../../synthesis/terraform-yaml';

const bucket = { bucket: 'a' };
const kept = { bucket: 'a', lifecycle: { prevent_destroy: true } };
/** What one stack of `hybrid` lost. */
const lost = (before: Stack, now: Stack): string[] =>
  lostAddresses({ hybrid: { 'hybrid-storage': before } }, { hybrid: { 'hybrid-storage': now } });

describe('an address that is gone', () => {
  it('is named with its stack', () => {
    expect(lost({ 'aws_s3_bucket.a': bucket, 'aws_s3_bucket.b': bucket }, { 'aws_s3_bucket.b': bucket })).toEqual([
      'hybrid-storage aws_s3_bucket.a',
    ]);
  });

  it('is told to have been protected', () => {
    expect(lost({ 'aws_s3_bucket.a': kept }, {})).toEqual([
      'hybrid-storage aws_s3_bucket.a, which has prevent_destroy',
    ]);
  });

  it.each(['data.aws_vpc.a', 'output.a', 'provider.aws', 'terraform', 'moved'])('is no loss if it is %s', (address) => {
    expect(lost({ [address]: {} }, {})).toEqual([]);
  });

  it.each<[string, Stack]>([
    ['moved', { moved: [{ from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' }], 'aws_s3_bucket.b': bucket }],
    [
      'moved to one of several',
      { moved: { from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b["k"]' }, 'aws_s3_bucket.b': bucket },
    ],
    [
      'moved twice',
      {
        moved: [
          { from: 'aws_s3_bucket.b', to: 'aws_s3_bucket.c' },
          { from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' },
        ],
        'aws_s3_bucket.c': bucket,
      },
    ],
    ['let go of', { removed: [{ from: '${aws_s3_bucket.a}', lifecycle: { destroy: false } }] }],
  ])('is no loss if it is %s', (_, now) => {
    expect(lost({ 'aws_s3_bucket.a': kept }, now)).toEqual([]);
  });

  it('is lost if a removed block destroys it, as such a block does by default', () => {
    expect(lost({ 'aws_s3_bucket.a': bucket }, { removed: [{ from: 'aws_s3_bucket.a' }] })).toEqual([
      'hybrid-storage aws_s3_bucket.a',
    ]);
  });

  it.each<[string, Stack]>([
    ['to nowhere', { moved: [{ from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' }] }],
    [
      'in a circle',
      {
        moved: [
          { from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' },
          { from: 'aws_s3_bucket.b', to: 'aws_s3_bucket.a' },
        ],
      },
    ],
  ])('is lost if it is moved %s', (_, now) => {
    expect(lost({ 'aws_s3_bucket.a': bucket }, now)).toEqual(['hybrid-storage aws_s3_bucket.a']);
  });

  it('is known to be moved from what CDK for Terraform writes for moveTo and moveFromId', () => {
    const stack = new TerraformStack(new App(), 'stack');
    const target = new SqsQueue(stack, 'new', {});
    target.addMoveTarget('queue');
    new SqsQueue(stack, 'old', {}).moveTo('queue');
    new SqsQueue(stack, 'here', {}).moveFromId('aws_sqs_queue.there');
    const now = parse(terraformYaml(JSON.parse(Testing.synth(stack)) as object)) as Stack;

    expect(lost({ 'aws_sqs_queue.old': {}, 'aws_sqs_queue.there': {} }, now)).toEqual([]);
    expect(lost({ 'aws_sqs_queue.other': {} }, now)).toHaveLength(1);
  });
});

describe('what is gone as a whole', () => {
  const stack = { 'aws_s3_bucket.a': kept, 'aws_vpc.b': {}, terraform: {} };

  it('is one line for a stack', () => {
    expect(lostAddresses({ hybrid: { a: stack, b: {} } }, { hybrid: { b: {} } })).toEqual([
      'stack a is gone as a whole: 2 addresses, of which these have prevent_destroy: aws_s3_bucket.a',
    ]);
  });

  it('is one line for a stack that has another name', () => {
    expect(lostAddresses({ hybrid: { a: stack } }, { hybrid: { b: stack } })).toEqual([
      'stack a is now b, which has a state of its own: 2 addresses, of which these have prevent_destroy: aws_s3_bucket.a',
    ]);
  });

  it('is one line for an environment', () => {
    expect(lostAddresses({ hybrid: { a: stack, b: { 'aws_vpc.c': {} } } }, { other: {} })).toEqual([
      'environment hybrid is gone as a whole: 3 addresses, of which these have prevent_destroy: a aws_s3_bucket.a',
    ]);
  });
});
