import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryWith, runIn } from '../../support/bundle';
import { SMALL } from '../../support/environment-text';
import { onlyResource, readSynthesized, type JsonObject, type Synthesized } from '../../support/stack-json';
import { synthesizedRoot } from '../../support/synthesized';

const OVERRIDES = `
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Aspects, TerraformResource } from 'cdktf';
import { OutputFile } from '../constructs/output-file';
import { defineOverrides } from '../define-overrides';
import small from './small';

export default defineOverrides(small, ({ cloud }) => {
  // A resource of a class that the program does not have.
  new SqsQueue(cloud.network, 'extra-queue', { name: 'small-extra' });
  // An escape hatch, and one of our constructs.
  cloud.network.vpc.vpc.addOverride('enable_dns_hostnames', false);
  cloud.platform.nodePools.gpu.pipeline.override({ nodePool: { limits: { 'nvidia.com/gpu': 3 } } });
  // A class of ours: the program has to know the object as one of its own.
  new OutputFile(cloud.network, 'extra-file', {
    path: 'small/extra.txt',
    source: 'environments/small.overrides.ts',
    render: () => 'extra\\n',
  });
  cloud.platform.nodePools.addGpuPool('extra', {
    ...{ use: 'serving', families: ['g6'], capacity: ['on-demand'], maxGpus: 1 },
  });
  // An aspect over resources, which are the program's.
  Aspects.of(cloud.storage).add({
    visit: (node) => {
      if (node instanceof TerraformResource) node.addOverride('tags.owner', 'maps team');
      if (node instanceof S3Bucket) node.addOverride('tags.kind', 'bucket');
    },
  });
});
`;

let root: string;
let written: Synthesized;
beforeAll(() => {
  root = repositoryWith({ 'environments/small.ts': SMALL, 'environments/small.overrides.ts': OVERRIDES });
  const { status, stderr } = runIn(root, join(synthesizedRoot(), 'main.js'));
  if (status !== 0) throw new Error(stderr);
  written = readSynthesized(root);
}, 60_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The one resource of its type in the network stack. */
const inNetwork = (type: string): JsonObject => onlyResource(written, 'small-network', type);

describe('a file of overrides, bundled apart from the program', () => {
  it('adds a resource', () => {
    expect(inNetwork('aws_sqs_queue')).toMatchObject({ name: 'small-extra' });
  });

  it('overrides an argument', () => {
    expect(inNetwork('aws_vpc')).toMatchObject({ enable_dns_hostnames: false });
  });

  it('has an aspect visit every resource of a stack', () => {
    const { resource = {} } = written.stacks['small-storage'] ?? {};
    const tags = Object.values(resource).flatMap((named) => Object.values(named).map(({ tags }) => tags));

    expect(tags.length).toBeGreaterThan(5);
    for (const each of tags) expect(each).toMatchObject({ owner: 'maps team' });
  });

  it('knows a resource of the program by its provider class', () => {
    const { resource = {} } = written.stacks['small-storage'] ?? {};
    const buckets = Object.values(resource['aws_s3_bucket'] ?? {});

    expect(buckets.length).toBeGreaterThan(0);
    for (const { tags } of buckets) expect(tags).toMatchObject({ kind: 'bucket' });
  });

  it('adds an object of a class of ours, which the program knows', () => {
    expect(readFileSync(join(root, 'rendered/small/extra.txt'), 'utf8')).toContain('extra\n');
  });

  it('changes a pool and adds one', () => {
    const platform = JSON.stringify(written.stacks['small-platform']);

    expect(platform).toMatch(/limits[^}]*nvidia\.com\/gpu[^}]{1,6}3\b/);
    expect(platform).toMatch(/name\\*":\\*"extra/);
  });
});
