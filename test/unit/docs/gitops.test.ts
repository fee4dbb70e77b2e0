import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../config/aws/instance-types';
import { familiesOf, generalFamilies } from '../../../config/pools/pool-nodes';
import type { CloudConfig } from '../../../config/schema/environment';
import { REPOSITORY } from '../../support/bundle';
import { environments } from '../../support/environments';

const page = readFileSync(join(REPOSITORY, 'docs', 'gitops.md'), 'utf8');

const cloudOf = (name: string): CloudConfig => {
  const { cloud } = environments().find(({ environment }) => environment.name === name)?.environment ?? {};
  if (!cloud) throw new Error(`${name} has no cloud`);
  return cloud;
};

/** The architectures in the last cell of an image's row. */
const architecturesOf = (image: string): string[] => {
  const [, section = ''] = page.split('## Which processors images are built for\n');
  const row = new RegExp(`^\\| ${image} +\\|.*\\| (.*) \\|$`, 'm').exec(section)?.[1] ?? '';
  return [...row.matchAll(/arm64|amd64/g)].map(([word]) => word).sort();
};

const distinct = (families: readonly string[]): string[] => [...new Set(families.map(architectureOf))].sort();

describe('the page on what runs in the clusters', () => {
  it('given hybrid, says for which processors its back office is built: those of its general nodes', () => {
    expect(architecturesOf('back-end, front-end')).toEqual(distinct(generalFamilies(cloudOf('hybrid'))));
  });

  it('given hybrid, says for which processors its pipeline is built: those of general nodes and of pools of jobs', () => {
    const cloud = cloudOf('hybrid');
    const pools = Object.values(cloud.gpuPools).filter(({ use }) => use !== 'serving');

    expect(architecturesOf('pipeline')).toEqual(distinct([...generalFamilies(cloud), ...pools.flatMap(familiesOf)]));
  });

  it('given a node whose GPUs are never there, says how a person sees it and ends it', () => {
    const [, commands = ''] = /## A GPU node that never becomes ready\n[^#]*?```sh\n([^`]*)```/.exec(page) ?? [];

    expect(commands).toContain('.status.conditions[?(@.type=="Initialized")].status');
    expect(commands).toContain('kubectl delete nodeclaim <name>');
  });
});
