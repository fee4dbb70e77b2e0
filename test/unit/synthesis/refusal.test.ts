import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryWith } from '../../support/bundle';
import { RACK, SMALL } from '../../support/environment-text';
import { inProcess, type Ended } from '../../support/in-process';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A folder with these files of `environments/`. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const placed = Object.entries(files).map(([name, text]) => [`environments/${name}`, text] as const);
  const root = repositoryWith(Object.fromEntries(placed));
  roots.push(root);
  return root;
}

describe('synth over overrides that throw', () => {
  let run: Ended;
  let root: string;
  beforeAll(async () => {
    root = folderWith({
      'rack.ts': RACK,
      'rack.overrides.ts': `
        import { defineOverrides } from '../define-overrides';
        import rack from './rack';
        export default defineOverrides(rack, () => { throw new Error('no router yet'); });
      `,
      'small.ts': SMALL,
      'small.overrides.ts': `
        import { Aspects } from 'cdktf';
        import { defineOverrides } from '../define-overrides';
        import small from './small';
        export default defineOverrides(small, ({ cloud }) => {
          Aspects.of(cloud.network).add({ visit: () => { throw new Error('no owner'); } });
        });
      `,
    });
    run = await inProcess(root, 'synth');
  });

  it('tells what they said as a fault of their file', () => {
    expect(run.status).toBe(1);
    expect(run.err).toMatch(/^environments\/rack\.overrides\.ts:4:\d+ error: .*\n {2}value {2}'no router yet'/m);
    expect(run.err).not.toMatch(/^\s+at /m);
  });

  it('tells what an aspect of them said', () => {
    expect(run.err).toMatch(/environments\/small\.overrides\.ts.* error: .*\n {2}value {2}'no owner'/);
  });

  it('writes nothing', () => {
    expect(existsSync(join(root, 'cdktf.out', 'manifest.json'))).toBe(false);
    expect(existsSync(join(root, 'rendered'))).toBe(false);
  });
});
