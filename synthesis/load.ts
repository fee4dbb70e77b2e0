import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { BundleError } from '../bin/build.mjs';
import { error, type Fault } from '../config/load/fault';
import {
  readEnvironments,
  type EnvironmentSource,
  type ReadOptions,
  type ReadResult,
} from '../config/load/read-environments';
import type { RecordSource } from '../config/load/read-records';
import type { LoadedEnvironment } from '../config/schema/environment';
import { importFrom, type Importer } from './environment-modules';
import { environmentFiles, FOLDER } from './environments-folder';
import { gitAges } from './git-ages';

export interface LoadOptions {
  /**
   * Environments that are wanted, by their names or by their files' names without `.ts`. Only these are judged; of the others only what is in
   * conflict with them is told.
   * @default all
   */
  readonly only?: readonly string[] | undefined;
  /**
   * How a file's module is had.
   * @default the file is bundled by itself if it changed, and evaluated
   */
  readonly importer?: Importer;
  /**
   * What git knows of a file.
   * @default git is asked
   */
  readonly ageOf?: ReadOptions['ageOf'];
}

/** What was wanted, as far as it is whole. */
export interface Loaded extends ReadResult {
  /** Files of wanted environments that have an error, which `faults` tells. */
  readonly broken: readonly string[];
  /** Names of all environments, wanted or not; of one whose name cannot be read its file's name without `.ts`. */
  readonly names: readonly string[];
  /** Entries of `only` that name no environment. */
  readonly unknown: readonly string[];
}

/**
 * Loads and checks the files in `environments/`, the records of what runs and the overrides among them. A file that cannot be loaded is
 * a fault like any other, and keeps no other environment from being loaded.
 *
 * @param root the repository's folder
 */
export async function load(root: string, options: LoadOptions = {}): Promise<Loaded> {
  const { only, importer = importFrom(root), ageOf = gitAges(root) } = options;
  const files = environmentFiles(root);
  if (files.environments.length === 0) {
    const none = { file: FOLDER, ...error([], undefined, 'there is at least one environment', MAKE_ONE) };
    return { environments: [], faults: [none, ...files.faults], broken: [], names: [], unknown: only ?? [] };
  }
  const all = await Promise.all(files.environments.map((stem) => source(stem, importer)));
  const wanted = only && all.filter(({ stem, name }) => only.includes(stem) || only.includes(name));
  const judged = new Set((wanted ?? all).map(({ file }) => file));

  const sources = all.filter((one): one is Module & EnvironmentSource => 'value' in one);
  const recorded = files.records.map((stem) => record(root, stem));
  const records = recorded.filter((one): one is RecordSource => 'value' in one);
  const failed = all.filter(({ failure }) => failure).map(({ name }) => name);
  const read = readEnvironments(
    sources,
    // Whose record it is cannot be known where the environment cannot be loaded.
    records.filter(({ name }) => !failed.includes(name)),
    { ageOf, ...(wanted && { only: judged }) },
  );
  const overridden = await Promise.all(read.environments.map((one) => withOverrides(one, files.overrides, importer)));
  const environments = overridden.flatMap(({ loaded }) => loaded ?? []);
  const whole = new Set(environments.map(({ file }) => file));
  return {
    environments,
    faults: [
      ...all.flatMap(({ file, failure }) => (failure && judged.has(file) ? [failure] : [])),
      ...recorded.flatMap((one) => ('failure' in one && (!wanted || isOf(wanted, one.name)) ? [one.failure] : [])),
      ...read.faults,
      ...overridden.flatMap(({ fault }) => fault ?? []),
      ...(wanted ? [] : [...lonelyOverrides(files), ...files.faults]),
    ],
    broken: [...judged].filter((file) => !whole.has(file)),
    names: all.map(({ name }) => name),
    unknown: (only ?? []).filter((entry) => !all.some(({ stem, name }) => entry === stem || entry === name)),
  };
}

const MAKE_ONE = 'copy one from docs/environment.md into environments/, and edit it';

/** One file of an environment as far as it could be loaded. */
interface Module {
  readonly stem: string;
  readonly file: string;
  readonly name: string;
  readonly value?: unknown;
  readonly failure?: Fault;
}

const isOf = (modules: readonly Module[], name: string): boolean => modules.some((one) => one.name === name);

async function source(stem: string, importer: Importer): Promise<Module> {
  const file = `${FOLDER}/${stem}.ts`;
  try {
    const { default: value } = await importer(file);
    const { name } = Object(value) as { readonly name?: unknown };
    return { stem, file, value, name: typeof name === 'string' ? name : stem };
  } catch (reason) {
    return { stem, file, name: stem, failure: unloadable(file, reason) };
  }
}

/** An environment with what its file of overrides says, if it has one; without the environment where that cannot be loaded. */
async function withOverrides(
  loaded: LoadedEnvironment,
  present: readonly string[],
  importer: Importer,
): Promise<{ readonly loaded?: LoadedEnvironment; readonly fault?: Fault }> {
  const stem = loaded.file.slice(FOLDER.length + 1, -'.ts'.length);
  if (!present.includes(stem)) return { loaded };
  const file = `${FOLDER}/${stem}.overrides.ts`;
  try {
    const { default: value } = await importer(file);
    const { environment, apply } = Object(value) as { readonly environment?: unknown; readonly apply?: unknown };
    if (typeof apply !== 'function') return { fault: { file, ...error([], value, IS_OVERRIDES, DEFINE) } };
    const { name } = Object(environment) as { readonly name?: unknown };
    if (name !== loaded.environment.name) {
      const rule = `overrides are of the environment of their file's name, ${loaded.file}`;
      return { fault: { file, ...error([], name, rule, `import '${'./' + stem}' and give it to defineOverrides`) } };
    }
    return { loaded: { ...loaded, overrides: { file, apply: apply as (composition: never) => void } } };
  } catch (reason) {
    return { fault: unloadable(file, reason) };
  }
}

const IS_OVERRIDES = 'a file of overrides exports by default what defineOverrides gives';
const DEFINE = 'export default defineOverrides(environment, (composition) => { … }); docs/overrides.md shows one';

function lonelyOverrides({ environments, overrides }: ReturnType<typeof environmentFiles>): Fault[] {
  return overrides
    .filter((stem) => !environments.includes(stem))
    .map((stem) => ({
      file: `${FOLDER}/${stem}.overrides.ts`,
      ...error(
        [],
        stem,
        `overrides stand beside the environment that they change, and there is no ${FOLDER}/${stem}.ts`,
        'rename the file after its environment, or delete it',
      ),
    }));
}

/** A file that could not be bundled, with the place of what is wrong in it, or one that threw. */
function unloadable(file: string, reason: unknown): Fault {
  const [first] = reason instanceof Error && reason.name === 'BundleError' ? (reason as BundleError).errors : [];
  const { file: at = file, line, column } = first ?? {};
  const said = first?.text ?? (reason instanceof Error ? reason.message : String(reason));
  const told = at === file ? said : `${at}:${line ?? 1}:${column ?? 1} ${said}`;
  return {
    file,
    ...error([], told, 'the file can be loaded', 'mend what it says; `npm run typecheck` may show more'),
    ...(at === file && line !== undefined && column !== undefined && { position: { line, column } }),
  };
}

type RecordRead = RecordSource | { readonly name: string; readonly failure: Fault };

function record(root: string, name: string): RecordRead {
  const file = `${FOLDER}/${name}.applied.yml`;
  try {
    return { file, name, value: parse(readFileSync(join(root, file), 'utf8')) as unknown };
  } catch (reason) {
    const said = reason instanceof Error ? (reason.message.split('\n', 1)[0] ?? '') : String(reason);
    return { name, failure: { file, ...error([], said, 'the record is YAML', 'take the file back from git') } };
  }
}
