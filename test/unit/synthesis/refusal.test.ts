import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environmentTexts } from '../../support/environments';
import { repositoryWith } from '../../support/repository-copy';

let root: string;
let run: { readonly status: number | null; readonly stderr: string };

/** The program over three environments, two of them broken. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-refusal-'));
  const broken: Readonly<Record<string, readonly [string, string]>> = {
    'hybrid.ts': ["vpcCidr: '10.0.0.0/16'", "vpcCidr: '10.20.0.0/16'"],
    'onprem-only.ts': ["terraformState: 'local'", "terraformState: 'lokal', colour: 'red'"],
  };
  const texts = Object.entries(environmentTexts()).map(([name, text]) => {
    const [from, to] = broken[name] ?? ['', ''];
    return [name, text.replace(from, to)] as const;
  });
  const bundled = repositoryWith(root, Object.fromEntries(texts));
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
