import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readEnvironments } from '../../../config/load/read-environments';
import { describeFaults } from '../../../synthesis/describe-fault';
import { REPOSITORY } from '../../support/bundle';
import { environments, environmentTexts } from '../../support/environments';
import { expectFile } from '../../support/file-snapshot';
import { resourcesOf } from '../../support/stack-blocks';
import { synthesizedRoot } from '../../support/synthesized';

const read = (...path: readonly string[]): string => readFileSync(join(REPOSITORY, ...path), 'utf8');
const readme = read('README.md');

/** Each command of a page's `sh` blocks, one a line or joined by `&&`. */
const commandsIn = (page: string): string[] =>
  [...page.matchAll(/^```sh\n(.*?)^```$/gms)]
    .flatMap(([, block = '']) => block.split('\n'))
    .flatMap((line) => line.split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '');

/** Those of the site that the README installs; what CI can run of them is in the proofs. */
const onRack = new Set(
  commandsIn(readFileSync(join(synthesizedRoot(), 'rendered', 'hybrid', 'onprem', 'seoul', 'COMMANDS.md'), 'utf8')),
);
const commands = commandsIn(readme).filter((command) => !onRack.has(command));

/**
 * The npm commands that `.ci/run` gives, without their options: it runs in a folder of its own with an npm that only writes
 * down what it was asked.
 */
function runByCi(): string[] {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-ci-'));
  try {
    mkdirSync(join(root, 'bin'));
    for (const program of ['npm', 'git', 'terraform']) {
      writeFileSync(join(root, 'bin', program), `#!/bin/sh\necho "${program} $*" >>'${root}/asked'\n`, { mode: 0o755 });
    }
    cpSync(join(REPOSITORY, '.ci'), join(root, '.ci'), { recursive: true });
    const PATH = `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`;
    spawnSync('bash', [join(root, '.ci', 'run')], { env: { ...process.env, PATH } });
    const asked = readFileSync(join(root, 'asked'), 'utf8').split('\n');
    return asked.map((line) => line.replace(/ -- .*/, '').replaceAll(/ -\S+/g, ''));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Commands that `.ci/run` does not give itself: why, and what runs the same code in one of its steps. */
const exercised: Readonly<
  Record<string, { readonly because: string; readonly in: string; readonly by: RegExp; readonly step: string }>
> = {
  'npm run demo': {
    because: 'it takes minutes, so it runs once, and its result is asserted',
    in: 'test/proofs/aws/demo.proof.ts',
    by: /await runDemo\(/,
    step: 'proofs',
  },
  'npm run preflight -- hybrid': {
    because: 'it needs an account, here an emulated one',
    in: 'test/proofs/aws/preflight/prove-preflight.ts',
    by: /'preflight', '--', 'hybrid'/,
    step: 'proofs',
  },
  'npm run bootstrap -- hybrid': {
    because: 'it needs an account, and asks before it applies; the demo does the same without asking',
    in: 'commands/demo/steps/deploy.ts',
    by: /await bootstrapState\(/,
    step: 'proofs',
  },
  "npx cdktf deploy 'hybrid-*'": {
    because: 'it needs an account, and asks before it applies; the demo does the same without asking',
    in: 'commands/demo/steps/deploy.ts',
    by: /await cdktf\('deploy', /,
    step: 'proofs',
  },
};

/** The rows of a table, as lists of cells; the table is the one whose head begins with these words. */
function rows(...head: readonly string[]): string[][] {
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && head.every((word, i) => cells(line)[i] === word));
  const after = lines.slice(start + 2);
  return after
    .slice(
      0,
      after.findIndex((line) => !line.startsWith('|')),
    )
    .map(cells);
}

const code = (cell = ''): string => cell.replaceAll('`', '');

describe('README.md', () => {
  const inCi = runByCi();

  it.each([...new Set(commands)])('shows the command %s, which CI runs', (command) => {
    const instead = exercised[command];
    if (!instead) {
      expect(inCi).toContain(command);
      return;
    }
    expect(inCi).toContain(`npm run ${instead.step}`);
    expect(read(...instead.in.split('/'))).toMatch(instead.by);
  });

  it("shows the first commands of a site's COMMANDS.md as they are rendered, up to the record", () => {
    const shown = commandsIn(readme).filter((command) => onRack.has(command));

    expect(shown).toEqual([...onRack].slice(0, shown.length));
    expect(shown.at(-1)).toContain('run record -- hybrid seoul');
  });

  it('excuses no command that it does not show', () => {
    expect(commands).toEqual(expect.arrayContaining(Object.keys(exercised)));
  });

  it('lists every npm script, and no other', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

    const listed = rows('command', 'does').map(([command]) => code(command).replace(/^npm (run )?/, ''));

    expect(listed.toSorted()).toEqual(Object.keys(scripts).sort());
  });

  it('lists the stacks of hybrid, each after the one that it really waits for', () => {
    const { stacks } = JSON.parse(readFileSync(join(synthesizedRoot(), 'cdktf.out', 'manifest.json'), 'utf8')) as {
      readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
    };
    const name = (id: string): string => id.replace('hybrid-', '');
    const made = Object.entries(stacks).filter(([id]) => id.startsWith('hybrid-'));

    const listed = rows('stack', 'makes', 'after').map(([stack, , after]) => [code(stack), code(after)]);

    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(made.map(([id, { dependencies }]) => [name(id), dependencies.map(name).join(', ') || '–'])),
    );
  });

  it('shows as many resources of each stack as `npm run check` does, and is renewed by `npm test -- -u`', () => {
    const row = /^( {2}(hybrid-[a-z]+))( +\d+)( {2}(?:–|hybrid-))/gm;

    const renewed = readme.replaceAll(row, (_, start: string, stack: string, count: string, rest: string) =>
      [start, String(resourcesOf(stack).length).padStart(count.length), rest].join(''),
    );

    expect([...readme.matchAll(row)]).toHaveLength(8);
    expectFile(join(REPOSITORY, 'README.md'), renewed);
  });

  it('shows what a refused environment is told, word for word', async () => {
    const [loaded] = environments().filter(({ environment }) => environment.name === 'hybrid');
    const [seoul, vpc] = ['10.21.0.0/16', '10.0.0.0/16'];
    const value = JSON.parse(JSON.stringify(loaded?.environment).replace(seoul, vpc)) as unknown;
    const root = mkdtempSync(join(tmpdir(), 'landbridge-'));
    mkdirSync(join(root, 'environments'));
    const file = 'environments/hybrid.ts';
    writeFileSync(join(root, file), (environmentTexts()['hybrid.ts'] ?? '').replace(seoul, vpc));

    const told = await describeFaults(readEnvironments([{ file, value }]).faults, root);
    rmSync(root, { recursive: true });

    expect(told).toHaveLength(1);
    expect(readme).toContain(stripVTControlCharacters(told[0] ?? ''));
  });

  it('names only keys of the environment that exist as those to decide', () => {
    const documented = read('docs', 'environment.md');

    for (const [keys = ''] of rows('key', 'decide')) {
      for (const key of keys.split(', ')) expect(documented).toContain(`| ${key} `);
    }
  });
});
