import { equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundle, repositoryWith, runIn, scratchFolder } from '../../support/bundle';
import { RACK, SMALL } from '../../support/environment-text';
import { onlyResource, readSynthesized, type JsonObject, type Synthesized } from '../../support/stack-json';

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

const folder = scratchFolder('program');
const program = join(folder, 'main.js');
before(() => bundle('main.ts', program));
after(() => rmSync(folder, { recursive: true }));

void describe('main.ts, with a file of overrides that is bundled apart from it', () => {
  let root: string;
  let written: Synthesized;
  before(() => {
    root = repositoryWith({ 'environments/small.ts': SMALL, 'environments/small.overrides.ts': OVERRIDES });
    const { status, stderr } = runIn(root, program);
    equal(status, 0, stderr);
    written = readSynthesized(root);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  /** The one resource of its type in the network stack. */
  const inNetwork = (type: string): JsonObject => onlyResource(written, 'small-network', type);
  /** The tags of every resource of the storage stack, or of those of one type. */
  const tagsInStorage = (only?: string): readonly JsonObject[] =>
    Object.entries(written.stacks['small-storage']?.resource ?? {})
      .filter(([type]) => only === undefined || type === only)
      .flatMap(([, named]) => Object.values(named).map(({ tags }) => tags as JsonObject));

  void it('adds a resource', () => {
    equal(inNetwork('aws_sqs_queue')['name'], 'small-extra');
  });

  void it('overrides an argument', () => {
    equal(inNetwork('aws_vpc')['enable_dns_hostnames'], false);
  });

  void it('has an aspect visit every resource of a stack', () => {
    const tags = tagsInStorage();

    ok(tags.length > 5);
    for (const each of tags) equal(each['owner'], 'maps team');
  });

  void it('knows a resource of the program by its provider class', () => {
    const tags = tagsInStorage('aws_s3_bucket');

    ok(tags.length > 0);
    for (const each of tags) equal(each['kind'], 'bucket');
  });

  void it('adds an object of a class of ours, which the program knows', () => {
    match(readFileSync(join(root, 'rendered/small/extra.txt'), 'utf8'), /extra\n/);
  });

  void it('changes a pool and adds one', () => {
    const platform = JSON.stringify(written.stacks['small-platform']);

    match(platform, /limits[^}]*nvidia\.com\/gpu[^}]{1,6}3\b/);
    match(platform, /name\\*":\\*"extra/);
  });
});

void describe('main.ts over broken files', () => {
  let run: ReturnType<typeof runIn>;
  let root: string;
  before(() => {
    root = repositoryWith({
      'environments/small.ts': SMALL.replace("vpcCidr: '10.0.0.0/16'", "vpcCidr: '172.20.0.0/16'"),
      'environments/rack.ts': RACK.replace("terraformState: 'local'", "terraformState: 'lokal', colour: 'red'"),
      'environments/torn.ts': RACK.replace("name: 'rack',", "name: 'torn'"),
    });
    run = runIn(root, program);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  void it('exits with 1', () => {
    equal(run.status, 1);
  });

  void it('tells every fault of all with its line', () => {
    match(run.stderr, /environments\/small\.ts:\d+:\d+ error: cloud\.serviceCidr/);
    match(run.stderr, /environments\/rack\.ts:\d+:\d+ error: terraformState/);
    match(run.stderr, /environments\/rack\.ts:\d+:\d+ error: colour/);
  });

  void it('tells a fault of syntax with its line, what is wrong, and what to do', () => {
    match(run.stderr, /environments\/torn\.ts:6:3 error: syntax\n {2}value .*Expected "}".*\n {2}rule .*\n {2}fix /);
  });

  void it('ends with how many there are, and shows neither stack trace nor a line of the bundler', () => {
    match(run.stderr, /4 errors(?: and \d+ warnings?)? in 3 files\. Nothing was written\.\n$/);
    ok(!/^\s+at |esbuild|✘|\[ERROR\]/m.test(run.stderr), run.stderr);
  });

  void it('writes nothing', () => {
    equal(existsSync(join(root, 'cdktf.out')), false);
    equal(existsSync(join(root, 'rendered')), false);
  });
});
