import { appendFileSync, readFileSync } from 'node:fs';

/**
 * Preloaded into a measured program and whatever Node programs it starts: each adds its peak memory in KiB as a line to the file named by
 * `LANDBRIDGE_PEAK_FILE` when it ends.
 */
process.once('exit', () => {
  const file = process.env['LANDBRIDGE_PEAK_FILE'];
  if (file) appendFileSync(file, `${peakKiB()}\n`);
});

/** Linux counts a parent's memory in its child's `ru_maxrss`, from between fork and exec; VmHWM begins anew with exec. */
function peakKiB(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
