import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { warning, type Fault } from '../config/load/fault';

/** Folder below the root with the files of all environments. */
export const FOLDER = 'environments';

/** The files in the folder, by their names without the ending, sorted. */
export interface EnvironmentFiles {
  /** Names with `<env>.ts`. */
  readonly environments: readonly string[];
  /** Names with `<env>.overrides.ts`. */
  readonly overrides: readonly string[];
  /** Names with `<env>.applied.yml`. */
  readonly records: readonly string[];
  /** Warnings for all other files. */
  readonly faults: readonly Fault[];
}

const NAME = /^([a-z0-9-]+)(\.ts|\.overrides\.ts|\.applied\.yml)$/;

/** Files that the program ignores: pages for people, and names that begin with a dot. */
const IGNORED = /^\.|\.md$/;

/** Sorts the files of `environments/` by their kind. Its folders are skipped: they hold modules that environments share. So are pipes and sockets. */
export function environmentFiles(root: string): EnvironmentFiles {
  const folder = join(root, FOLDER);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => !IGNORED.test(entry.name) && isFile(folder, entry))
    .map(({ name }) => name)
    .sort();
  const ending = (wanted: string): string[] =>
    names.flatMap((name) => {
      const [, stem, end] = NAME.exec(name) ?? [];
      return stem !== undefined && end === wanted ? [stem] : [];
    });
  return {
    environments: ending('.ts'),
    overrides: ending('.overrides.ts'),
    records: ending('.applied.yml'),
    faults: names.filter((name) => !NAME.test(name)).map(stray),
  };
}

/** Whether an entry, or what it links to, is a regular file. A link to nothing counts as one, so that it is told. */
const isFile = (folder: string, entry: Dirent): boolean =>
  entry.isFile() ||
  (entry.isSymbolicLink() && (statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isFile() ?? true));

const stray = (name: string): Fault => ({
  file: `${FOLDER}/${name}`,
  ...warning(
    [],
    name,
    `${FOLDER}/ holds <env>.ts, <env>.overrides.ts and <env>.applied.yml, <env> of a-z, 0-9 and '-'; this file is not read`,
    `rename it, or move it into a folder below ${FOLDER}/ if environments import it`,
  ),
});
