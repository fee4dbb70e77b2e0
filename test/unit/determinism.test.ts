import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY, synthesizeIn } from '../support/bundle';
import { synthesizedRoot } from '../support/synthesized';

/** Everything that a synth in `root` wrote, byte for byte, by path. */
function written(root: string): Record<string, string> {
  const files = ['cdktf.out', 'rendered'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(files.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'latin1')]));
}

describe('a second synth', () => {
  const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'landbridge elsewhere ')));
  const first = synthesizedRoot();

  const bundled = join(first, 'main.js');

  beforeAll(() => synthesizeIn(elsewhere, bundled));
  afterAll(() => rmSync(elsewhere, { recursive: true }));

  it('from another folder writes the same bytes', () => {
    expect(written(elsewhere)).toEqual(written(first));
  });

  it('over an earlier one writes the same bytes', () => {
    synthesizeIn(elsewhere, bundled);

    expect(written(elsewhere)).toEqual(written(first));
  });

  it('has no path, user or folder of this machine in it', () => {
    const ours = [REPOSITORY, first, elsewhere, homedir(), tmpdir(), `/${userInfo().username}/`];
    const said = Object.entries(written(elsewhere)).flatMap(([path, text]) =>
      ours.filter((place) => place.length > 2 && text.includes(place)).map((place) => `${path} has ${place}`),
    );

    expect(said).toEqual([]);
  });
});
