import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputDigests } from '../../../../dev/proofs/inputs';

const FILES = {
  'commands/landbridge.ts': "export { word } from './word';\n",
  'commands/word.ts': "export const word = 'before';\n",
  'testbed/lab.ts': "export const program = 'bin/landbridge.mjs';\n",
  'testbed/server.ts': 'export const port = 1;\n',
  'test/proofs/onprem/lab.proof.ts': "import '../../../testbed/lab';\n",
  'test/proofs/gitops/gitops.proof.ts': "import '../../../testbed/server';\n",
  'test/proofs/gitops/objects.yaml': 'a: 1\n',
  'rendered/one.yaml': 'a: 1\n',
  'docs/proofs.md': 'before\n',
};
const PROOFS = ['onprem/lab', 'gitops/gitops'];

describe('what a proof depends on', () => {
  let root = '';
  let before: ReadonlyMap<string, string>;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'proof-inputs-'));
    for (const [file, text] of Object.entries(FILES)) write(file, text);
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    before = await inputDigests(PROOFS, [], root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** The proofs whose digest is another one while a file has another text. */
  async function changedBy(file: string): Promise<string[]> {
    write(file, `${FILES[file as keyof typeof FILES]}// changed\n`);
    const after = await inputDigests(PROOFS, [], root);
    write(file, FILES[file as keyof typeof FILES]);
    return PROOFS.filter((proof) => before.get(proof) !== after.get(proof));
  }

  test.each([
    ['what a proof imports', 'testbed/server.ts', ['gitops/gitops']],
    ['our program, which one proof starts', 'commands/word.ts', ['onprem/lab']],
    ['data', 'rendered/one.yaml', PROOFS],
    ['prose', 'docs/proofs.md', []],
  ])('given %s has changed, then the digest of each proof is new that depends on it', async (_what, file, expected) => {
    const changed = await changedBy(file);

    expect(changed).toEqual(expected);
  });

  test('given nothing has changed, then another option still makes another digest', async () => {
    expect(await inputDigests(PROOFS, [], root)).toEqual(before);
    expect(await inputDigests(PROOFS, ['--strict'], root)).not.toEqual(before);
  });
});
