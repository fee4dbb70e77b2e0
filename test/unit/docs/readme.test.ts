import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../commands/all';
import { readEnvironments } from '../../../config/load/read-environments';
import { describeFaults } from '../../../synthesis/describe-fault';
import { REPOSITORY, repositoryWith } from '../../support/bundle';
import { inProcess } from '../../support/in-process';
import { environments, environmentTexts } from '../../support/environments';
import { expectFile } from '../../support/file-snapshot';
import { resourcesOf } from '../../support/stack-blocks';
import { synthesizedRoot } from '../../support/synthesized';

const read = (...path: readonly string[]): string => readFileSync(join(REPOSITORY, ...path), 'utf8');
const readme = read('README.md');
const firstDeploy = read('docs', 'first-deploy.md');
/** The section of docs/onprem.md that leads from bare hosts to a cluster. */
const firstRack = read('docs', 'onprem.md').split(/^## /m)[1] ?? '';

/** Each command of a page's `sh` blocks, one a line or joined by `&&`. */
const commandsIn = (page: string): string[] =>
  [...page.matchAll(/^```sh\n(.*?)^```$/gms)]
    .flatMap(([, block = '']) => block.split('\n'))
    .flatMap((line) => line.split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '');

/** Those of the site that the documentation installs; what CI can run of them is in the proofs. */
const onRack = new Set(
  commandsIn(readFileSync(join(synthesizedRoot(), 'rendered', 'hybrid', 'onprem', 'seoul', 'COMMANDS.md'), 'utf8')),
);
const commands = [...commandsIn(readme), ...commandsIn(firstRack).filter((command) => !onRack.has(command))];

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
    step: 'npm run proofs',
  },
  'npx --no landbridge init --name acme': {
    because: 'it writes into environments/; the test runs the real program in a folder of its own',
    in: 'test/unit/commands/landbridge.test.ts',
    by: /here\('init', '--name', 'both'\)/,
    step: 'npm test',
  },
  'npm run preflight -- hybrid': {
    because: 'it needs an account, here an emulated one',
    in: 'test/proofs/aws/preflight/prove-preflight.ts',
    by: /'preflight', '--', 'hybrid'/,
    step: 'npm run proofs',
  },
  'npm run bootstrap -- hybrid': {
    because: 'it needs an account, and asks before it applies; the demo does the same without asking',
    in: 'commands/demo/steps/deploy.ts',
    by: /await bootstrapState\(/,
    step: 'npm run proofs',
  },
  "npx cdktf deploy 'hybrid-*'": {
    because: 'it needs an account, and asks before it applies; the demo does the same without asking',
    in: 'commands/demo/steps/deploy.ts',
    by: /await cdktf\('deploy', /,
    step: 'npm run proofs',
  },
};

/** The rows of a page's table, as lists of cells; the table is the one whose head begins with these words. */
function rows(page: string, ...head: readonly string[]): string[][] {
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = page.split('\n');
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
    expect(inCi).toContain(instead.step);
    expect(read(...instead.in.split('/'))).toMatch(instead.by);
  });

  it('excuses no command that it does not show', () => {
    expect(commands).toEqual(expect.arrayContaining(Object.keys(exercised)));
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

  it('shows an environment that `npm run check` takes', async () => {
    const shown = /^```ts\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
    const root = repositoryWith({ 'environments/acme.ts': shown });

    const { status, out } = await inProcess(root, 'check', '--json');
    rmSync(root, { recursive: true });

    expect(JSON.parse(out)).toMatchObject({ environments: [{ name: 'acme' }], faults: [] });
    expect(status).toBe(0);
  });
});

describe('docs/onprem.md', () => {
  it("shows the first commands of a site's COMMANDS.md as they are rendered, up to the record", () => {
    const shown = commandsIn(firstRack).filter((command) => onRack.has(command));

    expect(shown).toEqual([...onRack].slice(0, shown.length));
    expect(shown.at(-1)).toContain('run record -- hybrid seoul');
  });
});

describe('docs/commands.md', () => {
  const page = read('docs', 'commands.md');
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  /** Command by script, such as `site smoke` by `site-smoke`. */
  const commandOf = Object.entries(scripts).flatMap(([script, line]) => {
    const [, command] = /bin\/landbridge\.mjs (.+)$/.exec(line) ?? [];
    return command === undefined ? [] : [[script, command] as const];
  });

  it('lists every npm script that is not a command, and no other', () => {
    const listed = rows(page, 'script', 'does').map(([script]) => code(script).replace(/^npm (run )?/, ''));

    const commands = commandOf.map(([script]) => script);
    expect(listed.toSorted()).toEqual(
      Object.keys(scripts)
        .filter((script) => !commands.includes(script))
        .sort(),
    );
  });

  it('lists every command, and completion', () => {
    const listed = rows(page, 'command', 'does').map(([command]) => code(command).replace(/ [<[].*/, ''));

    expect(listed.toSorted()).toEqual([...COMMANDS.map(({ name }) => name), 'completion'].sort());
  });

  it.each(commandOf)('has the npm script %s as another name of the command %s', (script, command) => {
    expect(script).toBe(command.replace(' ', '-'));
    expect(COMMANDS.map(({ name }) => name)).toContain(command);
  });
});

describe('docs/first-deploy.md', () => {
  it('lists the stacks of hybrid, each after the one that it really waits for', () => {
    const { stacks } = JSON.parse(readFileSync(join(synthesizedRoot(), 'cdktf.out', 'manifest.json'), 'utf8')) as {
      readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
    };
    const name = (id: string): string => id.replace('hybrid-', '');
    const made = Object.entries(stacks).filter(([id]) => id.startsWith('hybrid-'));

    const listed = rows(firstDeploy, 'stack', 'makes', 'after').map(([stack, , after]) => [code(stack), code(after)]);

    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(made.map(([id, { dependencies }]) => [name(id), dependencies.map(name).join(', ') || '–'])),
    );
  });

  it('names only keys of the environment that exist as those to decide', () => {
    const documented = read('docs', 'environment.md');

    for (const [keys = ''] of rows(firstDeploy, 'key', 'decide')) {
      for (const key of keys.split(', ')) expect(documented).toContain(`| ${key} `);
    }
  });
});
