import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryWith, runIn } from '../../support/bundle';
import { RACK, SMALL } from '../../support/environment-text';
import { inProcess, type Ended } from '../../support/in-process';
import { synthesizedRoot } from '../../support/synthesized';

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

describe('the program over broken files', () => {
  let run: ReturnType<typeof runIn>;
  let root: string;
  beforeAll(() => {
    root = folderWith({
      'small.ts': SMALL.replace("vpcCidr: '10.0.0.0/16'", "vpcCidr: '172.20.0.0/16'"),
      'rack.ts': RACK.replace("terraformState: 'local'", "terraformState: 'lokal', colour: 'red'"),
      'torn.ts': RACK.replace("name: 'rack',", "name: 'torn'"),
    });
    run = runIn(root, join(synthesizedRoot(), 'main.js'));
  });

  it('exits with 1', () => {
    expect(run.status).toBe(1);
  });

  it('tells every fault of all with its line', () => {
    expect(run.stderr).toMatch(/environments\/small\.ts:\d+:\d+ error: cloud\.serviceCidr/);
    expect(run.stderr).toMatch(/environments\/rack\.ts:\d+:\d+ error: terraformState/);
    expect(run.stderr).toMatch(/environments\/rack\.ts:\d+:\d+ error: colour/);
  });

  it('tells a fault of syntax with its line, what is wrong, and what to do', () => {
    expect(run.stderr).toMatch(
      /environments\/torn\.ts:6:3 error: syntax\n {2}value .*Expected "}".*\n {2}rule .*\n {2}fix /,
    );
  });

  it('ends with how many there are, and shows neither stack trace nor a line of the bundler', () => {
    expect(run.stderr).toMatch(/4 errors(?: and \d+ warnings?)? in 3 files\. Nothing was written\.\n$/);
    expect(run.stderr).not.toMatch(/^\s+at |esbuild|✘|\[ERROR\]/m);
  });

  it('writes nothing', () => {
    expect(existsSync(join(root, 'cdktf.out'))).toBe(false);
    expect(existsSync(join(root, 'rendered'))).toBe(false);
  });
});

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
