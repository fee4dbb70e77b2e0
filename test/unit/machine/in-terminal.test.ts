import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'landbridge-in-terminal-'));
const bundle = join(folder, 'in-terminal.cjs');

/** Runs a shell that ends with 7 on SIGTERM and with 8 on SIGHUP, and ends as that did. */
const TOOL = `
  require(${JSON.stringify(bundle)})
    .inTerminal('sh', ['-c', 'trap "exit 7" TERM; trap "exit 8" HUP; echo up; while :; do sleep 0.05; done'], { cwd: '/' })
    .then(({ exitCode }) => process.exit(exitCode));
`;

describe('a program that has the terminal', () => {
  beforeAll(() => {
    const entryPoints = [resolve(__dirname, '../../../machine/in-terminal.ts')];
    buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: bundle });
    writeFileSync(join(folder, 'tool.cjs'), TOOL);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['SIGTERM', 7],
    ['SIGHUP', 8],
  ] as const)(
    'given %s comes to us alone, then the program gets it, and we wait for its end',
    async (signal, status) => {
      const child = spawn(process.execPath, [join(folder, 'tool.cjs')], { stdio: ['ignore', 'pipe', 'ignore'] });
      await once(child.stdout, 'data');
      child.kill(signal);

      expect(await once(child, 'exit')).toEqual([status, null]);
    },
  );
});
