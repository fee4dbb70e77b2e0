import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, removeAbandoned, repositoryRoot } from '../../machine/cache-folder';
import { MissingTool } from '../../machine/missing-tool';
import { run, type Environment } from '../../machine/processes';
import { findGo, type Go } from './go';
import { GO_PINS, type GoPin, type PinName, type Programs } from './go-pins';

export interface GoProgramOptions {
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
}

/** No C compiler is needed, and neither a work space nor flags of the user's change what is built. */
const GO_ENVIRONMENT: Environment = { CGO_ENABLED: '0', GOFLAGS: '-mod=mod', GOWORK: 'off' };

/** Go reports errors in its last lines. */
const lastLines = (output: string): string => output.trim().split('\n').slice(-8).join('\n');

const go = async (found: Go, args: readonly string[], cwd: string, what: string): Promise<string> => {
  const { exitCode, stdout, all } = await run(found.program, args, { cwd, env: GO_ENVIRONMENT });
  if (exitCode === 0) return stdout;
  throw new MissingTool(
    what,
    `'go ${args.slice(0, 2).join(' ')} …' failed:\n${lastLines(all)}`,
    'Is a Go module proxy within reach (go env GOPROXY)?',
  );
};

/** A module in the proxy's cache: its go.mod, and the folder of its source. */
const downloaded = async (found: Go, { module, version }: GoPin, cwd: string) => {
  const asked = `${module}@${version}`;
  const told = await go(found, ['mod', 'download', '-json', asked], cwd, asked);
  return JSON.parse(told) as { readonly GoMod: string; readonly Dir: string };
};

/** A module's own go.mod. */
const goModOf = async (found: Go, pin: GoPin, cwd: string): Promise<string> =>
  (await downloaded(found, pin, cwd)).GoMod;

/** The replacements of Kubernetes' staging modules, for each that its go.mod requires as `v0.0.0`. */
const stagingReplacements = async (found: Go, pin: GoPin, cwd: string): Promise<string[]> => {
  if (pin.staging === undefined) return [];
  const staged = [
    ...readFileSync(await goModOf(found, pin, cwd), 'utf8').matchAll(/^\s*(k8s\.io\/\S+) v0\.0\.0$/gm),
  ].map(([, name = '']) => name);
  return staged.map((name) => `-replace=${name}=${name}@${pin.staging ?? ''}`);
};

interface ModuleVersion {
  readonly Path: string;
  readonly Version?: string;
}

/** The replacements of the module's own go.mod, as a build in its repository would use them. */
const ownReplacements = async (found: Go, pin: GoPin, cwd: string): Promise<string[]> => {
  if (pin.replacements !== 'own') return [];
  const told = await go(found, ['mod', 'edit', '-json', await goModOf(found, pin, cwd)], cwd, pin.module);
  const { Replace } = JSON.parse(told) as {
    readonly Replace?: { readonly Old: ModuleVersion; readonly New: ModuleVersion }[];
  };
  const text = ({ Path, Version }: ModuleVersion): string => (Version === undefined ? Path : `${Path}@${Version}`);
  return (Replace ?? []).map(({ Old, New }) => `-replace=${text(Old)}=${text(New)}`);
};

/** A copy of the module with the files that it lacks; Go refuses an overlay over its own cache. */
const completed = async (found: Go, pin: GoPin, cwd: string): Promise<string[]> => {
  const { module, additions } = pin;
  if (!additions) return [];
  const copy = join(cwd, 'copy');
  cpSync((await downloaded(found, pin, cwd)).Dir, copy, { recursive: true });
  await run('chmod', ['-R', 'u+w', copy]); // Go's module cache is read-only
  for (const [ours, theirs] of Object.entries(additions)) copyFileSync(join(repositoryRoot, ours), join(copy, theirs));
  return [`-replace=${module}=${copy}`];
};

const linkerFlags = (pin: GoPin): string =>
  ['-s', '-w', ...Object.entries(pin.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`)].join(' ');

const build = async (found: Go, pin: GoPin, folder: string, log: (line: string) => void): Promise<void> => {
  const source = join(folder, 'source');
  mkdirSync(source, { recursive: true });
  const asked = `${pin.module}@${pin.version}`;
  writeFileSync(join(source, 'go.mod'), `module proofs\n\ngo ${found.version}\n`);
  const replacements = [
    ...(await stagingReplacements(found, pin, source)),
    ...(await ownReplacements(found, pin, source)),
    ...(await completed(found, pin, source)),
  ];
  await go(found, ['mod', 'edit', `-require=${asked}`, ...replacements], source, asked);
  for (const [name, path] of Object.entries(pin.programs)) {
    log(`Building ${name} ${pin.version} …`);
    const begin = Date.now();
    const target = [pin.module, path].filter((part) => part !== '').join('/');
    await go(
      found,
      ['build', '-ldflags', linkerFlags(pin), '-o', join(folder, name), target],
      source,
      `${name} ${pin.version}`,
    );
    log(`Built ${name} in ${Math.round((Date.now() - begin) / 1000)} s`);
  }
  rmSync(source, { recursive: true, force: true });
};

const folderOf = (name: string, pin: GoPin, found: Go): string => {
  const hash = createHash('sha256').update(JSON.stringify([pin, found.version, found.target]));
  for (const ours of Object.keys(pin.additions ?? {})) hash.update(readFileSync(join(repositoryRoot, ours)));
  const key = hash.digest('hex').slice(0, 12);
  return join(cacheFolder('go'), `${name}-${pin.version}-${key}`);
};

/** Whether programs are built already, so that nothing would take minutes. False where Go is missing. */
export const goProgramsAreBuilt = async (names: readonly PinName[]): Promise<boolean> => {
  const found = await findGo().catch(() => undefined);
  return found !== undefined && names.every((name) => existsSync(folderOf(name, GO_PINS[name], found)));
};

/**
 * Pinned programs, built once for each pin, Go version and processor below the cache folder. A folder is made under another name and
 * renamed when whole, so that a build broken off is never used.
 *
 * @param names the pins whose programs are wanted; nothing else is built
 * @returns path of each program, by name
 * @throws MissingTool where Go is missing or too old, or a module cannot be had
 */
export const goPrograms = async <P extends PinName>(
  names: readonly P[],
  { log = () => undefined }: GoProgramOptions = {},
): Promise<Programs<P>> => {
  const found = await findGo();
  const paths: Record<string, string> = {};
  for (const name of names) {
    const pin: GoPin = GO_PINS[name];
    const made = folderOf(name, pin, found);
    if (!existsSync(made)) {
      log(`${pin.module} ${pin.version} is built once from source, which takes minutes.`);
      removeAbandoned(cacheFolder('go'));
      const making = join(cacheFolder('go'), `making-${name}-${process.pid}`);
      try {
        await build(found, pin, making, log);
        if (!existsSync(made)) renameSync(making, made); // else another run was quicker
      } finally {
        rmSync(making, { recursive: true, force: true });
      }
    }
    for (const program of Object.keys(pin.programs)) paths[program] = join(made, program);
  }
  return paths as Programs<P>;
};

/** The folder of a pinned module's source in Go's module cache, downloaded if need be; charts and CRDs are read there. */
export const goModule = async (name: PinName): Promise<string> => {
  const { Dir } = await downloaded(await findGo(), GO_PINS[name], cacheFolder('go'));
  return Dir;
};
