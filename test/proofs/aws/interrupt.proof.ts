import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, describe, it } from 'node:test';
import { equal, ok } from 'node:assert/strict';
import { cacheFolder, repositoryRoot } from '../../../machine/cache-folder';
import { livingProcesses } from '../../../machine/process-table';
import { endAll, start } from '../../../machine/processes';

/** How long Terraform may already have been applying when it is interrupted, in ms: its provider is then running. */
const APPLYING_MS = 8_000;

/** What the demo may take to come to its first apply, in ms; installing the emulators is the longest part of it. */
const PATIENCE_MS = 300_000;

void describe('Ctrl-C during npm run demo', () => {
  after(endAll);

  void it('ends the emulators, Terraform and its provider', async () => {
    const logFile = join(cacheFolder('proofs'), 'interrupted-demo.log');
    const demo = await start(process.execPath, ['bin/landbridge.mjs', 'demo'], {
      cwd: repositoryRoot,
      logFile,
    });
    const ours = new Set([demo.pid]);
    await until(() => readFileSync(logFile, 'utf8').includes('\n1/2 ') || demo.exitCode() !== undefined);
    await sleep(APPLYING_MS);
    const before = livingProcesses(ours).length;
    ok(before >= 5, `only ${before} processes were running: ${readFileSync(logFile, 'utf8')}`);

    process.kill(demo.pid, 'SIGINT');
    await until(() => demo.exitCode() !== undefined);

    equal(demo.exitCode(), 130);
    equal(livingProcesses(ours).length, 0);
  });
});

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come so far in time');
    await sleep(100);
  }
}
