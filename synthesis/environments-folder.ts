import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { warning, type Fault } from '../config/load/fault';

/** Folder below the root in which every file is of an environment. */
export const FOLDER = 'environments';

/** What the folder holds, each by the name before the file's ending, in order. */
export interface EnvironmentFiles {
  /** Of `<env>.ts`. */
  readonly environments: readonly string[];
  /** Of `<env>.overrides.ts`. */
  readonly overrides: readonly string[];
  /** Of `<env>.applied.yml`. */
  readonly records: readonly string[];
  /** What is none of these, as warnings. */
  readonly faults: readonly Fault[];
}

const NAME = /^([a-z0-9-]+)(\.ts|\.overrides\.ts|\.applied\.yml)$/;

/** Files that are for people, not for the program: pages, and what begins with a dot. */
const IGNORED = /^\.|\.md$/;

/** Which files of `environments/` are what; folders in it are for what environments share, and not looked into. */
export function environmentFiles(root: string): EnvironmentFiles {
  const folder = join(root, FOLDER);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => !entry.isDirectory() && !IGNORED.test(entry.name))
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

const stray = (name: string): Fault => ({
  file: `${FOLDER}/${name}`,
  ...warning(
    [],
    name,
    `${FOLDER}/ holds <env>.ts, <env>.overrides.ts and <env>.applied.yml, <env> of a-z, 0-9 and '-'; this file is not read`,
    `rename it; what several environments import goes into a folder below ${FOLDER}/`,
  ),
});
