import { deepEqual } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { repositoryRoot } from '../../../machine/cache-folder';
import { bundle, DRAFT_PROGRAM, synthesizeIn, scratchFolder } from '../../support/bundle';
import { SOURCES } from '../../support/environments';

/** Everything that a synth in `root` wrote, byte for byte, by path. */
function written(root: string): Record<string, string> {
  const files = ['cdktf.out', 'rendered'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(files.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'latin1')]));
}

/** Whether a folder is of this machine alone; the superuser's is on every machine, and commands for the sites' hosts name it. */
const isOurs = (place: string): boolean => place.length > 2 && !/^\/root\/?$/.test(place);

void describe('a second synth', () => {
  const first = scratchFolder('same-bytes');
  const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'landbridge elsewhere ')));
  const bundled = join(first, DRAFT_PROGRAM);
  // Whoever runs this: a home and a name that are in no text by chance.
  const somebody = {
    HOME: join(elsewhere, 'home', 'landbridge-somebody'),
    USER: 'landbridge-somebody',
    LOGNAME: 'landbridge-somebody',
  };

  before(async () => {
    await bundle('test/support/synthesize-draft.ts', bundled);
    synthesizeIn(first, bundled, SOURCES);
    synthesizeIn(elsewhere, bundled, SOURCES, somebody);
  });
  after(() => {
    for (const folder of [first, elsewhere]) rmSync(folder, { recursive: true });
  });

  void it('from another folder, by another user, writes the same bytes', () => {
    deepEqual(written(elsewhere), written(first));
  });

  void it('over an earlier one writes the same bytes', () => {
    synthesizeIn(elsewhere, bundled, SOURCES, somebody);

    deepEqual(written(elsewhere), written(first));
  });

  void it('has no path, user or folder of this machine in it', () => {
    const { username, homedir: home } = userInfo();
    const ours = [repositoryRoot, first, elsewhere, somebody.USER, homedir(), home, tmpdir(), `/${username}/`].filter(
      isOurs,
    );
    const said = Object.entries(written(elsewhere)).flatMap(([path, text]) =>
      ours.filter((place) => text.includes(place)).map((place) => `${path} has ${place}`),
    );

    deepEqual(said, []);
  });
});
