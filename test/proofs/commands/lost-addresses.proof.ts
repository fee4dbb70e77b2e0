import { equal, match } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { terraformYaml } from '../../../synthesis/terraform-yaml';
import { bundle, scratchFolder } from '../../support/bundle';

const bucket = { bucket: 'a' };
const kept = { bucket: 'a', lifecycle: { prevent_destroy: true } };

/** The command with a real git; what counts as lost is tested in `test/unit/dev/lost-addresses/`. */
void describe('npm run lost-addresses', () => {
  const folder = scratchFolder('lost-addresses');
  const program = join(folder, 'lost-addresses.js');
  let root: string;
  before(() => bundle('dev/lost-addresses.ts', program));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'landbridge-lost-'));
    git('init', '--quiet', '--initial-branch=main');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    }).trim();
  const write = (resources: Readonly<Record<string, object>>): void => {
    const file = join(root, 'rendered', 'hybrid', 'terraform', 'hybrid-storage.yaml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, terraformYaml({ resource: { aws_s3_bucket: resources } }));
  };
  const commit = (): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  const check = (cwd: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
    return { status, said: stdout + stderr, stderr };
  };

  void it('fails for what the working tree has lost since its branch left main, however many commits ago', () => {
    write({ a: kept, b: bucket });
    commit();
    git('switch', '--quiet', '--create', 'branch');
    write({ b: bucket });
    commit();
    commit();

    const { status, said } = check(root);

    match(said, /^ {2}hybrid-storage aws_s3_bucket\.a, which has prevent_destroy$/m);
    equal(status, 1);
  });

  void it('passes where nothing is gone', () => {
    write({ a: bucket });
    commit();
    git('switch', '--quiet', '--create', 'branch');
    write({ a: bucket, b: bucket });

    const { status, said } = check(root);

    match(said, /none of the 1 stacks/);
    equal(status, 0);
  });

  void it('compares with the commit before on main, or with the commit that is named', () => {
    write({ a: bucket });
    const first = commit();
    write({});
    commit();
    equal(check(root).status, 1);

    commit();

    equal(check(root).status, 0);
    equal(check(root, first).status, 1);
    const unknown = check(root, 'nosuch');
    equal(unknown.status, 1);
    match(unknown.said, /does not know the commit nosuch/);
  });

  void it('says so where no earlier commit has any, and passes', () => {
    commit();
    write({ a: bucket });
    commit();

    const { status, said } = check(root);

    match(said, /has no rendered Terraform/);
    equal(status, 0);
  });

  void it('fails in a shallow clone, which cannot tell', () => {
    write({ a: bucket });
    commit();
    commit();
    const clone = join(root, 'clone');
    git('clone', '--quiet', '--depth=1', `file://${root}`, clone);

    const { status, stderr } = check(clone);

    match(stderr, /git fetch --unshallow/);
    equal(status, 1);
  });
});
