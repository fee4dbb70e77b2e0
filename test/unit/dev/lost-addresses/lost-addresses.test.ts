import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { App, TerraformStack, Testing } from 'cdktf';
import { parse } from 'yaml';
import { lostAddresses, type Stack } from '../../../../dev/lost-addresses/compare';
import { terraformYaml } from '../../../../synthesis/terraform-yaml';
import { bundle } from '../../../support/bundle';
import { synthesizedRoot } from '../../../support/synthesized';

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

describe('npm run lost-addresses', () => {
  const program = join(synthesizedRoot(), 'lost-addresses.js');
  let root: string;
  beforeAll(() => bundle('dev/lost-addresses.ts', program));
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'landbridge-lost-'));
    git('init', '--quiet', '--initial-branch=main');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    }).trim();
  const write = (resources: Readonly<Record<string, object>>, stack = 'hybrid-storage'): void => {
    const file = join(root, 'rendered', 'hybrid', 'terraform', `${stack}.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, terraformYaml({ resource: { aws_s3_bucket: resources } }));
  };
  const commit = (): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  const check = (...args: readonly string[]): { readonly status: number | null; readonly said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };

  it('fails for what the working tree has lost since its branch left main, however many commits ago', () => {
    write({ a: kept, b: bucket });
    commit();
    git('switch', '--quiet', '--create', 'branch');
    write({ b: bucket });
    commit();
    commit();

    const { status, said } = check();

    expect(said).toContain('  hybrid-storage aws_s3_bucket.a, which has prevent_destroy\n');
    expect(status).toBe(1);
  });

  it('passes where nothing is gone', () => {
    write({ a: bucket });
    commit();
    git('switch', '--quiet', '--create', 'branch');
    write({ a: bucket, b: bucket });

    expect(check()).toEqual({ status: 0, said: expect.stringContaining('none of the 1 stacks') as unknown });
  });

  it('compares with the commit before on main', () => {
    write({ a: bucket });
    commit();
    write({});
    commit();

    expect(check().status).toBe(1);
  });

  it('compares with the commit that is named', () => {
    write({ a: bucket });
    const first = commit();
    write({});
    commit();
    commit();

    expect([check().status, check(first).status]).toEqual([0, 1]);
    expect(check('nosuch')).toEqual({
      status: 1,
      said: expect.stringContaining('does not know the commit nosuch') as unknown,
    });
  });

  it('says so where no earlier commit has any, and passes', () => {
    commit();
    write({ a: bucket });
    commit();

    expect(check()).toEqual({ status: 0, said: expect.stringContaining('has no rendered Terraform') as unknown });
  });

  it('fails in a shallow clone, which cannot tell', () => {
    write({ a: bucket });
    commit();
    commit();
    const clone = join(root, 'clone');
    git('clone', '--quiet', '--depth=1', `file://${root}`, clone);
    const { status, stderr } = spawnSync(process.execPath, [program], { cwd: clone, encoding: 'utf8' });

    expect(stderr).toContain('git fetch --unshallow');
    expect(status).toBe(1);
  });
});
