import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/bundle';

const page = readFileSync(join(REPOSITORY, 'ARCHITECTURE.md'), 'utf8');

/** Words in code style that are paths of this repository, those with a place to fill in left out. */
const paths = [...page.matchAll(/`([\w./-]+)`/g)]
  .map(([, word = '']) => word)
  .filter((word) => /\/|\.(ts|json)$/.test(word) && !word.startsWith('/'));

/** Not in a clone: made by a command, or of a section to come. */
const NOT_COMMITTED = ['services/', 'services/contract'];

describe('ARCHITECTURE.md', () => {
  it('lists the rooms whose imports dependency-cruiser rules, and those it does not rule: tests', () => {
    const rules = readFileSync(join(REPOSITORY, '.dependency-cruiser.cjs'), 'utf8');
    const [, table = ''] = /const MAY_IMPORT = \{(.*?)^\};/ms.exec(rules) ?? [];
    const ruled = [...table.matchAll(/^ {2}'([^']+)':/gm)].map(([, room]) => room);

    const [, section = ''] = /^## The rooms\n(.*?)^## /ms.exec(page) ?? [];
    const listed = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room);

    expect(listed.toSorted()).toEqual([...ruled.filter((room) => room !== 'test/fixtures/'), 'test/'].sort());
  });

  it.each([...new Set(paths)].filter((path) => !NOT_COMMITTED.includes(path)))('names %s, which is there', (path) => {
    const found = ['', 'test/'].some((folder) =>
      [path, `${path}.ts`].some((name) => existsSync(join(REPOSITORY, folder, name))),
    );

    expect(found).toBe(true);
  });
});
