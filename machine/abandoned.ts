import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Removes installs and builds that were broken off: their folders are named `<prefix>-<what>-<process id>`, of a process that is gone.
 */
export const removeAbandoned = (folder: string, prefix = 'making'): void => {
  for (const name of readdirSync(folder)) {
    const maker = new RegExp(`^${prefix}-.*-(\\d+)$`).exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
};
