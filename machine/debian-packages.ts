import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { MissingTool } from './missing-tool';
import { run } from './processes';

/**
 * Unpacks Debian packages below the cache folder, once, without installing them: nothing on the machine changes. Their versions are
 * those of the machine's own release, with which its libraries fit.
 *
 * @param names packages, with those that they need and the machine may lack
 * @returns the folder that is their root
 * @throws MissingTool where apt is not there or a package cannot be had
 */
export async function debianPackages(names: readonly string[], log: (line: string) => void): Promise<string> {
  const remedy = 'It comes from Debian or Ubuntu: run this there, with the package lists up to date (apt-get update).';
  const policy = await run('apt-cache', ['policy', ...names], { env: { LC_ALL: 'C' } });
  const candidates = [...policy.stdout.matchAll(/^ {2}Candidate: (?!\(none\))(.+)$/gm)].map(([, version]) => version);
  if (policy.exitCode !== 0 || candidates.length !== names.length) {
    throw new MissingTool(names.join(', '), 'apt does not know it.', remedy);
  }
  const key = createHash('sha256')
    .update([...names, ...candidates].join('\n'))
    .digest('hex')
    .slice(0, 12);
  const made = join(cacheFolder('debian'), key);
  if (existsSync(made)) return made;

  log(`Taking ${names.join(', ')} from Debian (once, a few seconds)`);
  const making = `${made}-${process.pid}`;
  mkdirSync(making);
  try {
    const got = await run('apt-get', ['-o', 'APT::Sandbox::User=root', 'download', ...names], { cwd: making });
    if (got.exitCode !== 0) throw new MissingTool(names.join(', '), got.all.split('\n').slice(-3).join('\n'), remedy);
    for (const file of readdirSync(making).filter((name) => name.endsWith('.deb'))) {
      const unpacked = await run('dpkg-deb', ['-x', file, '.'], { cwd: making });
      if (unpacked.exitCode !== 0) throw new MissingTool(file, unpacked.all, remedy);
      rmSync(join(making, file));
    }
    if (!existsSync(made)) renameSync(making, made); // else another run was quicker
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return made;
}
