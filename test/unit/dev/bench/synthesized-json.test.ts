import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonSize, stackDifferences } from '../../../../dev/bench/synthesized-json';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landbridge-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const body = { '//': { metadata: { path: 'network/vpc' } }, cidr_block: '10.0.0.0/16' };
const network = { '//': { metadata: { version: '0.21.0' } }, resource: { aws_vpc: { vpc: body } } };

/** A synth's folder with stacks. */
const outdir = (name: string, stacks: Readonly<Record<string, object>>): string => {
  for (const [id, json] of Object.entries(stacks)) {
    mkdirSync(join(folder, name, 'stacks', id), { recursive: true });
    writeFileSync(join(folder, name, 'stacks', id, 'cdk.tf.json'), JSON.stringify(json));
  }
  return join(folder, name);
};

describe('the differences of two synths', () => {
  it('are none where only metadata differs', () => {
    const bare = { resource: { aws_vpc: { vpc: { cidr_block: '10.0.0.0/16' } } } };

    expect(stackDifferences(outdir('one', { network }), outdir('two', { network: bare }))).toEqual([]);
  });

  it('tell the first line of a stack that differs', () => {
    const other = { resource: { aws_vpc: { vpc: { cidr_block: '10.1.0.0/16' } } } };

    expect(stackDifferences(outdir('one', { network }), outdir('two', { network: other }))).toEqual([
      `network: line 5 is '"cidr_block": "10.0.0.0/16"' here and '"cidr_block": "10.1.0.0/16"' there`,
    ]);
  });

  it('tell a stack that only one of them has', () => {
    const differences = stackDifferences(outdir('one', { network }), outdir('two', { network, more: network }));

    expect(differences).toEqual([expect.stringMatching(/^more: line 1 /)]);
  });
});

it('the size of a synth counts all of its stacks', () => {
  const { bytes, resources } = jsonSize(outdir('one', { network, more: network }));

  expect(resources).toBe(2);
  expect(bytes).toBe(2 * JSON.stringify(network).length);
});
