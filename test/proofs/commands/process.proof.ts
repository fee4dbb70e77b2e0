import { equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { repositoryRoot } from '../../../machine/cache-folder';
import { repositoryWith } from '../../support/bundle';
import { SMALL } from '../../support/environment-text';

/**
 * What only a start of the real program shows: how its process ends, what reaches its stdout and stderr, and what it takes from its
 * environment. What the commands do is tested in one process, in `test/unit/commands/`.
 */
void describe('landbridge as a process', () => {
  const root = repositoryWith({ 'environments/small.ts': SMALL });
  after(() => rmSync(root, { recursive: true, force: true }));

  const landbridge = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(repositoryRoot, 'bin', 'landbridge.mjs'), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: root, LANDBRIDGE_ROOT: root, AWS_EC2_METADATA_DISABLED: 'true' },
    });

  void it('ends with 2 where it refuses a word, and says so on stderr alone', () => {
    const { status, stdout, stderr } = landbridge('chekc');

    equal(status, 2);
    equal(stdout, '');
    match(stderr, /Did you mean check\?/);
  });

  void it('ends with 0 after a help, and has that on stdout alone', () => {
    const { status, stdout, stderr } = landbridge('--help');

    equal(status, 0);
    match(stdout, /landbridge <command>/);
    equal(stderr, '');
  });

  void it('has nothing but JSON on stdout where JSON was asked for', () => {
    const { status, stdout } = landbridge('check', '--json');

    equal(status, 0);
    const { environments } = JSON.parse(stdout) as { readonly environments: readonly { readonly name: string }[] };
    equal(environments.map(({ name }) => name).join(), 'small');
  });

  void it('has nothing but the words on stdout where a shell completes', () => {
    equal(landbridge('--get-yargs-completions', 'landbridge', 'check', '--env', 'sm').stdout, 'small\n');
  });

  void it('ends with 3 without credentials, and says what to do', () => {
    const { status, stderr } = landbridge('preflight', 'small');

    equal(status, 3);
    match(stderr, /export AWS_PROFILE/);
  });

  for (const [code, said] of [
    ['process.exit(0);', /The command has not finished/],
    ["void Promise.reject(new Error('of a promise')); await new Promise(() => undefined);", /of a promise/],
  ] as const) {
    void it(`ends with 70 where an environment file says ${code}`, () => {
      const file = join(root, 'environments', 'ending.ts');
      // A bundle is CommonJS, which has no await outside of a function.
      writeFileSync(file, `void (async () => { ${code} })();\nexport default {};\n`);
      const { status, stderr } = landbridge('check', '--env', 'ending');
      rmSync(file);

      equal(status, 70);
      match(stderr, said);
    });
  }

  void it('ends with 1 for a broken file, and does the others', () => {
    const file = join(root, 'environments', 'broken.ts');
    writeFileSync(file, 'export default {');
    const { status, stdout } = landbridge('check');
    rmSync(file);

    equal(status, 1);
    ok(stdout.includes('small  environments/small.ts'), stdout);
    match(stdout, /environments\/broken\.ts:1/);
  });
});
