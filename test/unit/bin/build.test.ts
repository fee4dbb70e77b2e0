import { readFileSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BundleError, bundleProgram } from '../../../bin/build';
import { repositoryWith } from '../../support/bundle';

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

/** Bundles `entry.ts` in this process, and says what its program prints. */
async function build(): Promise<{ readonly printed: string; readonly told: string }> {
  try {
    await bundleProgram(root, 'entry.ts');
  } catch (reason) {
    if (!(reason instanceof BundleError)) throw reason;
    return { printed: '', told: reason.message };
  }
  const printed: string[] = [];
  const log = (text: string): number => printed.push(text);
  runInNewContext(readFileSync(outfile(), 'utf8'), { console: { log }, module: { exports: {} } });
  return { printed: printed.join('\n'), told: '' };
}

describe('the build', () => {
  it.each(['{"maker": ', 'null', '{}'])('bundles anew when its record is damaged: %s', async (text) => {
    await build();
    writeFileSync(`${outfile()}.json`, text);
    writeFileSync(outfile(), "console.log('not bundled anew')");

    expect(await build()).toEqual({ printed: 'first', told: '' });
  });

  it('bundles anew when a file is edited', async () => {
    await build();
    writeFileSync(join(root, 'said.ts'), "export const said = 'other';\n");

    expect((await build()).printed).toBe('other');
  });

  it('bundles anew when a file is added that is imported in place of another', async () => {
    writeFileSync(join(root, 'said.js'), "exports.said = 'plain';\n");
    unlinkSync(join(root, 'said.ts'));
    expect((await build()).printed).toBe('plain');
    writeFileSync(join(root, 'said.ts'), "export const said = 'typed';\n");

    expect((await build()).printed).toBe('typed');
  });

  it('says in one line what is wrong when a file is gone or broken, and bundles again when it is mended', async () => {
    await build();
    unlinkSync(join(root, 'said.ts'));
    expect((await build()).told).toBe('entry.ts:1:22 Could not resolve "./said"');
    writeFileSync(join(root, 'said.ts'), 'export const said = ;\n');
    expect((await build()).told).toBe('said.ts:1:21 Unexpected ";"');
    writeFileSync(join(root, 'said.ts'), "export const said = 'mended';\n");

    expect((await build()).printed).toBe('mended');
  });
});
