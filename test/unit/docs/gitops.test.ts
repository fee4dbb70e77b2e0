import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/bundle';

const page = readFileSync(join(REPOSITORY, 'docs', 'gitops.md'), 'utf8');

describe('the page on what runs in the clusters', () => {
  it('given a node whose GPUs are never there, says how a person sees it and ends it', () => {
    const [, commands = ''] = /## A GPU node that never becomes ready\n[^#]*?```sh\n([^`]*)```/.exec(page) ?? [];

    expect(commands).toContain('.status.conditions[?(@.type=="Initialized")].status');
    expect(commands).toContain('kubectl delete nodeclaim <name>');
  });
});
