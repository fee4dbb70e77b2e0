import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { BundleError } from '../bin/build';
import { error, said, type Fault } from '../config/load/fault';
import {
  readEnvironments,
  type EnvironmentSource,
  type ReadOptions,
  type ReadResult,
} from '../config/load/read-environments';
import type { RecordSource } from '../config/load/read-records';
import type { LoadedEnvironment } from '../config/schema/environment';
import { importFrom, MachineError, type Importer } from './environment-modules';
import { environmentFiles, FOLDER } from './environments-folder';
import { gitAges } from './git-ages';

export interface LoadOptions {
  /**
   * The wanted environments, by their names or by their files' names without `.ts`. Only these are checked. Faults of others are reported
   * only if they conflict with these.
   * @default all
   */
  readonly only?: readonly string[] | undefined;
  /**
   * Imports a file.
   * @default the file is bundled alone if it changed, and evaluated
   */
  readonly importer?: Importer;
  /**
   * Whether a file is new, changed or committed.
   * @default git is asked
   */
  readonly ageOf?: ReadOptions['ageOf'];
}

/** The wanted environments without an error, and the faults of the others. */
export interface Loaded extends ReadResult {
  /** Files of wanted environments with an error. `faults` has the errors. */
  readonly broken: readonly string[];
  /** Names of all environments, wanted or not. An unreadable name is replaced by its file's name without `.ts`. */
  readonly names: readonly string[];
  /** Entries of `only` that name no environment. */
  readonly unknown: readonly string[];
}

/**
 * Loads and checks the files in `environments/`, including records and overrides. A file that cannot be loaded is a fault like any other.
 * The other environments are still loaded.
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
    // The record of an environment that cannot be loaded is left out: there is nothing to compare it with.
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

/** One environment's file: its value, or why it could not be loaded. */
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
    ignoreFailure(value);
    const { name } = Object(value) as { readonly name?: unknown };
    return { stem, file, value, name: typeof name === 'string' ? name : stem };
  } catch (reason) {
    return { stem, file, name: stem, failure: unloadable(file, reason) };
  }
}

/** A promise is refused as a default export. If it also fails and nobody waits for it, Node.js would end the program. */
function ignoreFailure(exported: unknown): void {
  if (exported instanceof Promise) exported.catch(() => undefined);
}

/** An environment with its overrides, if it has a file of them. A fault instead, if that file cannot be loaded. */
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
    ignoreFailure(value);
    const { environment, apply } = Object(value) as { readonly environment?: unknown; readonly apply?: unknown };
    if (typeof apply !== 'function') return { fault: { file, ...error([], value, IS_OVERRIDES, DEFINE) } };
    const { name } = Object(environment) as { readonly name?: unknown };
    if (name !== loaded.environment.name) {
      const rule = `a file of overrides changes the environment that it is named after, ${loaded.file}`;
      return { fault: { file, ...error([], name, rule, `import '${'./' + stem}' and pass it to defineOverrides`) } };
    }
    return { loaded: { ...loaded, overrides: { file, apply: apply as (composition: never) => void } } };
  } catch (reason) {
    return { fault: unloadable(file, reason) };
  }
}

const IS_OVERRIDES = 'the default export of a file of overrides is the result of defineOverrides';
const DEFINE = 'export default defineOverrides(environment, (composition) => { … }); docs/overrides.md shows one';

function lonelyOverrides({ environments, overrides }: ReturnType<typeof environmentFiles>): Fault[] {
  return overrides
    .filter((stem) => !environments.includes(stem))
    .map((stem) => ({
      file: `${FOLDER}/${stem}.overrides.ts`,
      ...error(
        [],
        stem,
        `a file of overrides is named after its environment, and there is no ${FOLDER}/${stem}.ts`,
        'rename the file after its environment, or delete it',
      ),
    }));
}

/**
 * The fault of a file that could not be bundled, with the place of the error, or of one that threw.
 *
 * @throws the error of the system call if the machine is at fault
 */
function unloadable(file: string, reason: unknown): Fault {
  if (reason instanceof MachineError) throw reason.refused;
  const [first] = reason instanceof Error && reason.name === 'BundleError' ? (reason as BundleError).errors : [];
  const { file: at = file, line, column } = first ?? {};
  const text = first?.text ?? said(reason);
  const told = at === file ? text : `${at}:${line ?? 1}:${column ?? 1} ${text}`;
  return {
    file,
    ...error([], told, 'the file can be loaded', 'correct the reported error; `npm run typecheck` may show more'),
    ...(at === file && line !== undefined && column !== undefined && { position: { line, column } }),
  };
}

type RecordRead = RecordSource | { readonly name: string; readonly failure: Fault };

function record(root: string, name: string): RecordRead {
  const file = `${FOLDER}/${name}.applied.yml`;
  try {
    return { file, name, value: parse(readFileSync(join(root, file), 'utf8')) as unknown };
  } catch (reason) {
    const [line] = said(reason).split('\n', 1);
    return { name, failure: { file, ...error([], line, 'the record is YAML', 'restore the file from git') } };
  }
}
