import { describe, expect, it } from 'vitest';
import hybrid from '../../fixtures/environments/hybrid';
import { dataSources, resources } from '../../support/stack-json';
import { stackJson, synthesized } from '../../support/synthesized';
import { synthesizedWith } from '../../support/synthesized-with';

describe('synthesized', () => {
  it('reads every stack of every environment without the metadata of cdktf', () => {
    expect(Object.keys(synthesized().stacks)).toEqual(expect.arrayContaining(['hybrid-network', 'cloud-only-network']));
    expect(JSON.stringify(synthesized())).not.toContain('"//"');
  });

  it('names the stacks there are when one is asked for that is not', () => {
    expect(() => stackJson('hybrid-nothing')).toThrow(/no stack 'hybrid-nothing'; there are .*hybrid-network/);
  });
});

describe('synthesizedWith', () => {
  it('synthesizes the environment unchanged as the program does', () => {
    const { stacks } = synthesizedWith(hybrid);

    for (const [id, stack] of Object.entries(stacks)) expect({ id, stack }).toEqual({ id, stack: stackJson(id) });
  });

  it('throws the faults of an environment that is refused', () => {
    expect(() => synthesizedWith(hybrid, (draft) => (draft.name = 'Not A Name'))).toThrow(/^name: lowercase letters/);
  });
});

describe('resources and data sources', () => {
  it('come with stack, type and address', () => {
    const bucket = resources(synthesized(), 'aws_s3_bucket').find(({ stack }) => stack === 'hybrid-state');

    expect(bucket).toMatchObject({ type: 'aws_s3_bucket', address: 'aws_s3_bucket.state_bucket' });
    expect(dataSources(synthesized()).every(({ address }) => address.startsWith('data.'))).toBe(true);
  });
});
