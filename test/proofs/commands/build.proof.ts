import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { repositoryRoot } from '../../../machine/cache-folder';
import { repositoryWith } from '../../support/bundle';

const PROGRAM = "import { said } from './said';\nconsole.log(said);\n";

// esbuild's own variable, with a program that ends at once.
const withoutEsbuild = { ...process.env, ESBUILD_BINARY_PATH: '/bin/false' };

/** The build as a process; when a bundle is made anew is tested in `test/unit/bin/`. */
void describe('bin/build.js as a process', () => {
  let root: string;
  beforeEach(() => {
    root = repositoryWith({ 'entry.ts': PROGRAM, 'said.ts': "export const said = 'first';\n" });
    // What was written in the moment in which it is bundled counts as not known, and would be bundled again.
    for (const file of ['entry.ts', 'said.ts']) utimesSync(join(root, file), 1_000_000, 1_000_000);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const start = (env = process.env): { readonly status: number | null; readonly stderr: string } => {
    const { status, stderr } = spawnSync(process.execPath, [join(repositoryRoot, 'bin', 'build.js'), 'entry.ts'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  const quiet = { status: 0, stderr: '' };

  void it('starts esbuild only where there is something to do, and leaves nothing half written', () => {
    notEqual(start(withoutEsbuild).status, 0);
    deepEqual(start(), quiet);
    const { mtimeMs } = statSync(join(root, 'dist', 'entry.js'));
    deepEqual(start(withoutEsbuild), quiet);
    // A new time and the same content.
    utimesSync(join(root, 'said.ts'), 2_000_000, 2_000_000);
    deepEqual(start(withoutEsbuild), quiet);

    equal(statSync(join(root, 'dist', 'entry.js')).mtimeMs, mtimeMs);
    deepEqual(readdirSync(join(root, 'dist')).sort(), ['entry.js', 'entry.js.json']);
  });

  void it('says in one line what is wrong, and ends with 1', () => {
    unlinkSync(join(root, 'said.ts'));

    deepEqual(start(), { status: 1, stderr: 'entry.ts:1:22 Could not resolve "./said"\n' });
  });
});
