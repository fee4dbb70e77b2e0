import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildSync } from 'esbuild';
import { repositoryRoot } from '../../../machine/cache-folder';

const folder = mkdtempSync(join(tmpdir(), 'landbridge-processes-'));
const bundleOf = (name: string): string => join(folder, `${name}.cjs`);

/** Bundled once, so that each script starts as fast as plain Node. */
before(() => {
  const entryPoints = ['processes', 'in-terminal'].map((name) => join(repositoryRoot, 'machine', `${name}.ts`));
  const outExtension = { '.js': '.cjs' };
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outdir: folder, outExtension });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Long-running, deaf to SIGTERM where it says so, with a child of its own that left the process group. */
const STUBBORN = `trap '' TERM; setsid sleep 100 & echo $! >> pids; echo $$ >> pids; echo up; while :; do sleep 0.05; done`;
const DOCILE = `setsid sleep 100 & echo $! >> pids; echo $$ >> pids; echo up; wait`;

const tool = (ending: string, shell = DOCILE): string => `
  const { start, run } = require(${JSON.stringify(bundleOf('processes'))});
  (async () => {
    await start('sh', ['-c', ${JSON.stringify(shell)}], { cwd: ${JSON.stringify(folder)}, logFile: ${JSON.stringify(join(folder, 'long.log'))} });
    await run('sh', ['-c', 'until test -s pids; do sleep 0.01; done'], { cwd: ${JSON.stringify(folder)} });
    console.log('ready');
    ${ending}
  })();
`;

/** Runs a shell that ends with 7 on SIGTERM and with 8 on SIGHUP, and ends as that did. */
const IN_TERMINAL = `
  require(${JSON.stringify(bundleOf('in-terminal'))})
    .inTerminal('sh', ['-c', 'trap "exit 7" TERM; trap "exit 8" HUP; echo up; while :; do sleep 0.05; done'], { cwd: '/' })
    .then(({ exitCode }) => process.exit(exitCode));
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

// Other systems have no /proc to ask.
const onLinux = { skip: process.platform === 'linux' ? false : 'it reads /proc, which only Linux has' };

void describe('however a tool ends, it leaves no process behind', onLinux, () => {
  for (const [ending, script, expected, signal] of [
    ['SIGINT', 'await run("sleep", ["100"]); console.log("never")', 130, 'SIGINT'],
    ['SIGTERM', 'await run("sleep", ["100"]); console.log("never")', 143, 'SIGTERM'],
    ['SIGHUP', 'await run("sleep", ["100"]); console.log("never")', 129, 'SIGHUP'],
    ['an error that nobody catches', 'setImmediate(() => { throw new Error("on purpose"); });', 1, undefined],
    ['its normal end', '', 0, undefined],
  ] as const) {
    void it(ending, async () => {
      const { child, pids } = await startTool(tool(script));
      if (signal) child.kill(signal);
      const status = await exitOf(child);

      equal(status, expected);
      equal(pids().length, 2);
      deepEqual(pids().filter(isAlive), []);
    });
  }

  void it('a second SIGINT kills at once what does not heed the first', async () => {
    const { child, pids } = await startTool(tool('await new Promise(() => setInterval(() => 0, 1000));', STUBBORN));
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 600));
    ok(pids().some(isAlive));
    child.kill('SIGINT');
    await exitOf(child);

    deepEqual(pids().filter(isAlive), []);
  });
});

void describe('a program that has the terminal', () => {
  for (const [signal, expected] of [
    ['SIGTERM', 7],
    ['SIGHUP', 8],
  ] as const) {
    void it(`given ${signal} comes to us alone, then the program gets it, and we wait for its end`, async () => {
      const { child } = await startTool(IN_TERMINAL);
      child.kill(signal);

      equal(await exitOf(child), expected);
    });
  }
});
