import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/bundle';

const markdown = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const pages = [...markdown(REPOSITORY), ...markdown(join(REPOSITORY, 'docs'))];

/** A page's text without its fenced blocks, in which a bracket is no link. */
const prose = (page: string): string => readFileSync(page, 'utf8').replace(/^```.*?^```$/gms, '');

/** The anchors of a page's headings, as GitHub makes them. */
const anchors = (page: string): string[] =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** The page's links to files of the repository, web addresses left out. */
const links = (page: string): string[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The examples and what is rendered of them, which whoever has environments of their own may delete. */
const OURS_TO_DELETE = /(^|\/)(environments|rendered|diagrams)\/(hybrid|cloud-only|onprem-only)\b/;
const all = pages
  .flatMap((page) => links(page).map((target) => [relative(REPOSITORY, page), target] as const))
  .filter(([, target]) => existsSync(join(REPOSITORY, 'environments', 'hybrid.ts')) || !OURS_TO_DELETE.test(target));

describe('links between pages', () => {
  it.each(all)('%s leads to %s', (page, target) => {
    const [path = '', anchor] = target.split('#');
    const from = join(REPOSITORY, page);
    const to = path === '' ? from : resolve(dirname(from), path);

    expect(existsSync(to) ? 'there' : `no ${relative(REPOSITORY, to)}`).toBe('there');
    if (anchor !== undefined) expect(anchors(to)).toContain(anchor);
  });

  it('reach every page from README.md', () => {
    const found = new Set([join(REPOSITORY, 'README.md')]);
    for (const page of found) {
      links(page)
        .map((target) => resolve(dirname(page), target.split('#', 1)[0] ?? ''))
        .filter((target) => pages.includes(target))
        .forEach((target) => found.add(target));
    }

    expect([...found].sort()).toEqual(pages.toSorted());
  });
});
