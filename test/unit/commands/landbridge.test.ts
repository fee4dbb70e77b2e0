import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../commands/all';
import { runProgram } from '../../../commands/harness/program';
import { UsageError } from '../../../commands/harness/status';
import { REPOSITORY, repositoryWith } from '../../support/bundle';
import { inProcess, type Ended } from '../../support/in-process';

const root = repositoryWith({});

/** A command in this process, on a folder of its own. What only a process of its own shows is in `test/proofs/commands/`. */
const here = (...args: readonly string[]): Promise<Ended> => inProcess(root, ...args);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a command line came to in this process: lines that end before a command runs. */
async function told(line: string): Promise<{ readonly printed: string; readonly thrown: unknown }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const args = line.split(' ').filter((word) => word !== '');
    const thrown: unknown = await runProgram(COMMANDS, args, root).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { printed: log.mock.calls.flat().join('\n'), thrown };
  } finally {
    log.mockRestore();
  }
}

describe('the command line', () => {
  it.each([
    ['chekc', "'chekc' is no command. Did you mean check?"],
    ['check --jsn', "'--jsn' is no option of check. Did you mean --json?"],
    ['check nosuch', "check takes no argument 'nosuch'"],
    ['site smoek a b', 'Did you mean smoke?'],
    ['', 'Say a command.'],
    ['site', 'Say which: site precheck or site smoke.'],
    ['--version', 'There is no --version'],
    ['synth -- foo', 'synth takes nothing behind --.'],
    ['chekc', 'npx --no landbridge help says'],
    ['help chekc', 'Did you mean check?'],
  ])('refuses "%s"', async (line, said) => {
    const { printed, thrown } = await told(line);

    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as Error).message).toContain(said);
    expect(printed).toBe('');
  });

  it.each(COMMANDS.map(({ name }) => name))('only shows the help of %s', async (name) => {
    const { printed, thrown } = await told(`${name} --help`);
    const asCommand = await told(`help ${name}`);

    expect(thrown).toBeUndefined();
    expect(printed).toContain(`Usage: npx --no landbridge ${name}`);
    expect(asCommand).toEqual({ printed, thrown });
  });
});

describe('landbridge', () => {
  it('init writes environments that check takes, names their placeholders, and does not write over them', async () => {
    const made = [
      await here('init', '--name', 'both'),
      await here('init', '--name', 'cloud', '--cloud', '--region', 'us-east-1'),
      await here('init', '--name', 'site', '--site', 'seoul'),
    ];
    const again = await here('init', '--name', 'site', '--site', 'seoul');
    const checked = await here('check', '--json');

    expect(made.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect([again.status, checked.status, checked.err]).toEqual([2, 0, '']);
    const { environments, faults } = JSON.parse(checked.out) as {
      environments: { name: string; warnings: { value: unknown }[] }[];
      faults: { severity: string }[];
    };
    expect(environments.map((one) => one.name)).toEqual(['both', 'cloud', 'site']);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { warnings } of environments) expect(JSON.stringify(warnings)).toContain('CHANGE-ME');
  });

  it('refuses an unknown --env with the nearest one, and needs a terminal or --yes before it allows to destroy', async () => {
    expect(await here('check', '--env', 'clout')).toMatchObject({
      status: 2,
      err: expect.stringContaining('mean cloud?') as unknown,
    });
    const early = await here('allow-destroy', 'cloud');
    expect((await here('synth', '--env', 'cloud')).status).toBe(0);
    const looked = await here('allow-destroy', 'cloud', '--json');
    const wasOpen = existsSync(join(root, 'cdktf.out', 'stacks', 'cloud-storage', 'destroy_override.tf.json'));
    const asked = await here('allow-destroy', 'cloud');
    const wrong = await here('allow-destroy', 'cloud', '--yes', 'both');
    const allowed = await here('allow-destroy', 'cloud', '--yes', 'cloud');

    expect([early.status, looked.status, asked.status, wrong.status, allowed.status]).toEqual([4, 0, 2, 2, 0]);
    expect(looked.out).toContain('"holds":"its files"');
    expect(wasOpen).toBe(false);
    expect(asked.out.replaceAll(/\s+/g, ' ')).toContain('(cloud-data): its files');
    const file = join(root, 'cdktf.out', 'stacks', 'cloud-storage', 'destroy_override.tf.json');
    expect(readFileSync(file, 'utf8')).toContain('"prevent_destroy": false');
    expect((await here('check', '--env', 'cloud')).err).toContain('locks are open');
  });

  it('tells by 5 that rendered/ is not what synth would write', async () => {
    expect(await here('synth', '--check', '--env', 'site')).toMatchObject({
      status: 5,
      out: expect.stringContaining('missing') as unknown,
    });
  });

  it('refuses a folder as the report of a smoke run', async () => {
    expect(await here('record', 'site', 'seoul', '.')).toMatchObject({
      status: 2,
      err: expect.stringContaining('. is a folder') as unknown,
    });
  });

  it('leaves out a broken file, does the others, and ends with 1 and the fault last', async () => {
    writeFileSync(join(root, 'environments', 'broken.ts'), 'export default {');
    const checked = await here('check');

    expect(checked.status).toBe(1);
    expect(checked.out).toContain('cloud  environments/cloud.ts');
    expect(checked.out.indexOf('environments/broken.ts:1')).toBeGreaterThan(checked.out.lastIndexOf('monthly floor'));
    expect(checked.out.split('\n').filter((line) => line.length > 110)).toEqual([]);
    expect((await here('check', '--env', 'cloud')).status).toBe(0);
  });

  it('prints a script of completion that calls the launcher', async () => {
    const [, launcher = ''] =
      /node "([^"]+)" --get-yargs-completions/.exec((await inProcess(REPOSITORY, 'completion')).out) ?? [];

    expect(launcher).toMatch(/landbridge/);
    expect(existsSync(launcher)).toBe(true);
  });

  it('completes the names of environments', async () => {
    const words = ['--get-yargs-completions', 'landbridge'];
    const completed = async (...typed: readonly string[]): Promise<string> => (await here(...words, ...typed)).out;

    expect(await completed('check', '--env', 'cl')).toBe('cloud\n');
    expect(await completed('site', 'smoke', 'cl')).toBe('cloud\n');
    expect(await completed('site', 'smoke', '--limit', 'gpu1', 'cl')).toBe('cloud\n');
    // A site is no environment, and check takes no positional.
    expect(await completed('site', 'smoke', 'cloud', 'cl')).toBe('');
    expect(await completed('check', 'cl')).toBe('');
  });

  it('completes the names of proofs, several of them', async () => {
    const { out } = await here('--get-yargs-completions', 'landbridge', 'proofs', 'karpenter', 'onprem/l');

    expect(out).toBe('onprem/lint\n');
  });

  it("completes the names of an environment's sites by what is rendered", async () => {
    mkdirSync(join(root, 'rendered', 'elsewhere', 'onprem', 'seoul'), { recursive: true });
    const { out } = await here('--get-yargs-completions', 'landbridge', 'site', 'smoke', 'elsewhere', 'se');
    rmSync(join(root, 'rendered', 'elsewhere'), { recursive: true });

    expect(out).toBe('seoul\n');
  });
});
