import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/bundle';
import { synthesizedRoot } from '../../support/synthesized';

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies?: readonly string[] }>>;
}

/** A line that a reader copies from a page. */
interface Command {
  readonly page: string;
  readonly verb: string;
  readonly stacks: readonly string[];
  readonly text: string;
}

const { stacks: all } = JSON.parse(
  readFileSync(join(synthesizedRoot(), 'cdktf.out', 'manifest.json'), 'utf8'),
) as Manifest;

/** Stacks that cdktf takes for a word of its command line, such as `'hybrid-*'`. */
const matching = (word: string): string[] => {
  const [before = '', after] = word.replaceAll("'", '').split('*');
  return after === undefined ? [before] : Object.keys(all).filter((name) => name.startsWith(before));
};

const commandsOf = (page: string): Command[] =>
  [
    ...readFileSync(join(REPOSITORY, 'docs', page), 'utf8').matchAll(
      /(?:npx )?cdktf (deploy|destroy) ([^`\n]*\w[^`\n]*)/g,
    ),
  ].map(([text, verb = '', words = '']) => ({
    page,
    verb,
    text,
    stacks: words
      .replace(/\.$/, '')
      .split(' ')
      .filter((word) => /^'?hybrid-/.test(word))
      .flatMap(matching),
  }));

const commands = readdirSync(join(REPOSITORY, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .flatMap(commandsOf)
  .filter(({ stacks }) => stacks.length > 0);

/** What cdktf 0.21 names when it refuses: stacks that must be deployed before, or destroyed before, one that is named. */
const missing = ({ verb, stacks }: Command): string[] =>
  (verb === 'deploy'
    ? stacks.flatMap((name) => all[name]?.dependencies ?? [])
    : Object.keys(all).filter((name) => all[name]?.dependencies?.some((before) => stacks.includes(before)))
  ).filter((name) => !stacks.includes(name));

describe('commands of the documentation', () => {
  it.each(commands)('$page names stacks that there are, and all that cdktf asks for: $text', (command) => {
    expect(Object.keys(all)).toEqual(expect.arrayContaining([...command.stacks]));
    expect(missing(command)).toEqual([]);
  });

  it('deploy no platform any more once destroying.md has taken it down', () => {
    const inOrder = commands.filter(({ page }) => page === 'destroying.md');
    const gone = inOrder.findIndex(({ verb, stacks }) => verb === 'destroy' && stacks.includes('hybrid-platform'));
    const later = inOrder.slice(gone + 1).filter(({ verb }) => verb === 'deploy');

    expect(gone).toBeGreaterThanOrEqual(0);
    expect(later).not.toEqual([]);
    expect(later.flatMap(({ stacks }) => stacks)).not.toContain('hybrid-platform');
  });

  it.each(['destroying.md', 'destroying-platform.md'])(
    'stop the jobs before the platform is destroyed, while the programs run that release them: %s',
    (page) => {
      const text = readFileSync(join(REPOSITORY, 'docs', page), 'utf8');
      const inOrder = [
        'kubectl -n pipeline delete workflows.argoproj.io --all --wait\n',
        'kubectl -n pipeline get workloads.kueue.x-k8s.io\n',
        'npx cdktf destroy hybrid-platform\n',
      ].map((command) => text.indexOf(command));

      expect(inOrder).not.toContain(-1);
      expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    },
  );

  it('destroy in the end all stacks but the one of the states', () => {
    const destroyed = commands
      .filter(({ page, verb }) => page === 'destroying.md' && verb === 'destroy')
      .flatMap(({ stacks }) => stacks);

    expect([...new Set([...destroyed, 'hybrid-state'])].sort()).toEqual(
      Object.keys(all)
        .filter((name) => name.startsWith('hybrid-'))
        .sort(),
    );
  });
});
