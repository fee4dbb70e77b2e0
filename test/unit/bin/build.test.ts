import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REPOSITORY, repositoryWith } from '../../support/bundle';

const PROGRAM = "import { said } from './said';\nconsole.log(said);\n";

let root: string;
beforeEach(() => {
  root = repositoryWith({ 'entry.ts': PROGRAM, 'said.ts': "export const said = 'first';\n" });
  // What was written in the moment in which it is bundled counts as not known, and would be bundled again.
  for (const file of ['entry.ts', 'said.ts']) utimesSync(join(root, file), 1_000_000, 1_000_000);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const outfile = (): string => join(root, 'dist', 'entry.js');

/** Bundles `entry.ts`, and says what its program prints. */
function build(): { readonly printed: string; readonly told: string; readonly madeAt: number } {
  const { stderr } = spawnSync(process.execPath, [join(REPOSITORY, 'bin/build.mjs'), 'entry.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stderr !== '') return { printed: '', told: stderr, madeAt: 0 };
  const { stdout } = spawnSync(process.execPath, [outfile()], { encoding: 'utf8' });
  return { printed: stdout.trim(), told: '', madeAt: statSync(outfile()).mtimeMs };
}

describe('the build', () => {
  it('leaves a bundle as it is while nothing changed', () => {
    const { madeAt } = build();

    expect(build()).toEqual({ printed: 'first', told: '', madeAt });
  });

  it('leaves it also where a file has a new time and the same content', () => {
    const { madeAt } = build();
    utimesSync(join(root, 'said.ts'), 2_000_000, 2_000_000);

    expect(build().madeAt).toBe(madeAt);
  });

  it('bundles anew when a file is edited', () => {
    build();
    writeFileSync(join(root, 'said.ts'), "export const said = 'other';\n");

    expect(build().printed).toBe('other');
  });

  it('bundles anew when a file is added that is imported in place of another', () => {
    writeFileSync(join(root, 'said.js'), "exports.said = 'plain';\n");
    unlinkSync(join(root, 'said.ts'));
    expect(build().printed).toBe('plain');
    writeFileSync(join(root, 'said.ts'), "export const said = 'typed';\n");

    expect(build().printed).toBe('typed');
  });

  it('says in one line what is wrong when a file is gone or broken, and bundles again when it is mended', () => {
    build();
    unlinkSync(join(root, 'said.ts'));
    expect(build().told).toBe('entry.ts:1:22 Could not resolve "./said"\n');
    writeFileSync(join(root, 'said.ts'), 'export const said = ;\n');
    expect(build().told).toBe('said.ts:1:21 Unexpected ";"\n');
    writeFileSync(join(root, 'said.ts'), "export const said = 'mended';\n");

    expect(build().printed).toBe('mended');
  });

  it('does not start esbuild where there is nothing to do', () => {
    // esbuild's own variable, with a program that ends at once.
    const env = { ...process.env, ESBUILD_BINARY_PATH: '/bin/false' };
    const run = (): number | null =>
      spawnSync(process.execPath, [join(REPOSITORY, 'bin/build.mjs'), 'entry.ts'], { cwd: root, env }).status;

    expect(run()).not.toBe(0);
    build();
    expect(run()).toBe(0);
  });

  it('keeps no bundle that is half written', () => {
    build();

    expect(readFileSync(outfile(), 'utf8')).toContain('first');
    expect(
      spawnSync('ls', [join(root, 'dist')], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n'),
    ).toEqual(['entry.js', 'entry.js.json']);
  });
});
