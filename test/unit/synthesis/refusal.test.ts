import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../support/bundle';

let root: string;
let run: { readonly status: number | null; readonly stderr: string };

/** The program over a copy of `environments/` with two files broken; everything else is the repository's own. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-refusal-'));
  for (const name of readdirSync(REPOSITORY)) {
    if (
      /^[a-z].*\.ts$/.test(name) ||
      ['config', 'constructs', 'helm-values', 'node_modules', 'stacks', 'synthesis'].includes(name)
    )
      symlinkSync(join(REPOSITORY, name), join(root, name));
  }
  mkdirSync(join(root, 'environments'));
  const broken: Readonly<Record<string, readonly [string, string]>> = {
    'hybrid.ts': ["vpcCidr: '10.0.0.0/16'", "vpcCidr: '10.20.0.0/16'"],
    'onprem-only.ts': ["terraformState: 'local'", "terraformState: 'lokal', colour: 'red'"],
  };
  for (const name of readdirSync(join(REPOSITORY, 'environments'))) {
    const [from, to] = broken[name] ?? ['', ''];
    const text = readFileSync(join(REPOSITORY, 'environments', name), 'utf8');
    writeFileSync(join(root, 'environments', name), text.replace(from, to));
  }
  const bundled = join(root, 'main.js');
  const esbuild = join(REPOSITORY, 'node_modules', '.bin', 'esbuild');
  const options = ['--bundle', '--platform=node', '--external:typescript', '--preserve-symlinks', '--log-level=error'];
  const built = spawnSync(esbuild, ['main.ts', ...options, `--outfile=${bundled}`], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  run = spawnSync(process.execPath, [bundled], { cwd: root, encoding: 'utf8' });
}, 60_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the program over two broken files', () => {
  it('exits with 1', () => {
    expect(run.status).toBe(1);
  });

  it('tells every fault of both with its line', () => {
    expect(run.stderr).toMatch(/environments\/hybrid\.ts:\d+:\d+ error: sites\.seoul\.network\.nodeCidr/);
    expect(run.stderr).toMatch(/environments\/onprem-only\.ts:\d+:\d+ error: terraformState/);
    expect(run.stderr).toMatch(/environments\/onprem-only\.ts:\d+:\d+ error: colour/);
  });

  it('ends with how many there are, and shows no stack trace', () => {
    expect(run.stderr).toMatch(/3 errors(?: and \d+ warnings?)? in \d files\. Nothing was written\.\n$/);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('writes nothing', () => {
    expect(existsSync(join(root, 'cdktf.out'))).toBe(false);
    expect(existsSync(join(root, 'rendered'))).toBe(false);
  });
});
