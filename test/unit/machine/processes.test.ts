import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'landbridge-processes-'));
const processes = join(folder, 'processes.cjs');

/** Bundled once, so that each script starts as fast as plain Node. */
beforeAll(() => {
  const entryPoints = [resolve(__dirname, '../../../machine/processes.ts')];
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: processes });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Long-running, deaf to SIGTERM where it says so, with a child of its own that left the process group. */
const STUBBORN = `trap '' TERM; setsid sleep 100 & echo $! >> pids; echo $$ >> pids; echo up; while :; do sleep 0.05; done`;
const DOCILE = `setsid sleep 100 & echo $! >> pids; echo $$ >> pids; echo up; wait`;

const tool = (ending: string, shell = DOCILE): string => `
  const { start, run } = require(${JSON.stringify(processes)});
  (async () => {
    await start('sh', ['-c', ${JSON.stringify(shell)}], { cwd: ${JSON.stringify(folder)}, logFile: ${JSON.stringify(join(folder, 'long.log'))} });
    await run('sh', ['-c', 'until test -s pids; do sleep 0.01; done'], { cwd: ${JSON.stringify(folder)} });
    console.log('ready');
    ${ending}
  })();
`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

/** Runs a script; resolves with what it started once it says that it is ready. */
const startTool = async (script: string): Promise<{ child: ChildProcess; pids: () => number[] }> => {
  writeFileSync(join(folder, 'pids'), '');
  writeFileSync(join(folder, 'tool.cjs'), script);
  const child = spawn(process.execPath, [join(folder, 'tool.cjs')], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const pids = () => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
  return { child, pids };
};

const exitOf = async (child: ChildProcess): Promise<unknown> => {
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
};

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('however a tool ends, it leaves no process behind', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', async (signal) => {
    const { child, pids } = await startTool(tool('await run("sleep", ["100"]); console.log("never")'));
    child.kill(signal);
    const status = await exitOf(child);
    expect(status).toBe({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal]);
    expect(pids().length).toBe(2);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('an error that nobody catches', async () => {
    const { child, pids } = await startTool(tool('setImmediate(() => { throw new Error("on purpose"); });'));
    const status = await exitOf(child);
    expect(status).toBe(1);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('its normal end', async () => {
    const { child, pids } = await startTool(tool(''));
    const status = await exitOf(child);
    expect(status).toBe(0);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  it('a second SIGINT kills at once what does not heed the first', async () => {
    const { child, pids } = await startTool(tool('await new Promise(() => setInterval(() => 0, 1000));', STUBBORN));
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(pids().some(isAlive)).toBe(true);
    child.kill('SIGINT');
    await exitOf(child);
    expect(pids().filter(isAlive)).toEqual([]);
  });
});
