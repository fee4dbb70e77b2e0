import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Fault } from '../config/load/fault';
import type { EnvironmentSource, ReadResult } from '../config/load/read-environments';
import { readEnvironments } from '../config/load/read-environments';
import type { RecordSource } from '../config/load/read-records';

const FOLDER = 'environments';
/** How the name of a file ends that says what runs on an environment's sites. */
const RECORD = '.applied.yml';

/** Gives the module of an environment's file, by the file's name without `.ts`. */
export type Importer = (name: string) => Promise<{ readonly default?: unknown }>;

/** A template with a fixed beginning: the bundler then packs every file of the folder. */
const bundled: Importer = async (name) => (await import(`../environments/${name}.ts`)) as Awaited<ReturnType<Importer>>;

/**
 * Loads and checks every file in `environments/`, the records of what runs among them. A file that cannot be loaded is a fault like any other.
 *
 * @param root the repository's folder
 * @param importer how a file's module is had; the default knows the files that were there when the program was bundled
 */
export async function load(root: string, importer: Importer = bundled): Promise<ReadResult> {
  const folder = join(root, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
  if (names.length === 0) {
    return { environments: [], faults: [fault(FOLDER, undefined, 'there is at least one environment', COPY_ONE)] };
  }
  const loaded = await Promise.all(names.sort().map((name) => source(name, importer)));
  const recorded = readdirSync(folder)
    .filter((name) => name.endsWith(RECORD))
    .sort()
    .map((name) => record(folder, name));
  const sources = loaded.filter((one): one is EnvironmentSource => 'value' in one);
  const failures = [...loaded, ...recorded].filter((one): one is Failure => 'failure' in one);
  const failed = failures.map(({ failure }) => failure.file);
  const records = recorded
    .filter((one): one is RecordSource => 'value' in one)
    .filter(({ name }) => !failed.includes(`${FOLDER}/${name}.ts`));
  const { environments, faults } = readEnvironments(sources, records);
  return { environments, faults: [...failures.map(({ failure }) => failure), ...faults] };
}

const COPY_ONE = 'copy one from docs/environment.md into environments/, and edit it';

interface Failure {
  readonly failure: Fault;
}

async function source(name: string, importer: Importer): Promise<EnvironmentSource | Failure> {
  const file = `${FOLDER}/${name}`;
  try {
    const { default: value } = await importer(name.slice(0, -'.ts'.length));
    return { file, value: unwrap(value) };
  } catch (reason) {
    const said = reason instanceof Error ? reason.message : String(reason);
    return {
      failure: fault(file, said, 'the file can be loaded', 'mend what it says; `npm run typecheck` may show where'),
    };
  }
}

function record(folder: string, name: string): RecordSource | Failure {
  const file = `${FOLDER}/${name}`;
  try {
    const value: unknown = parse(readFileSync(join(folder, name), 'utf8'));
    return { file, name: name.slice(0, -RECORD.length), value };
  } catch (reason) {
    const said = reason instanceof Error ? (reason.message.split('\n', 1)[0] ?? '') : String(reason);
    return { failure: fault(file, said, 'the record is YAML', 'take the file back from git') };
  }
}

const fault = (file: string, value: unknown, rule: string, fix: string): Fault => ({
  file,
  path: [],
  value,
  rule,
  fix,
  severity: 'error',
});

/** Node puts a CommonJS module's exports one level deeper when it is imported dynamically; a bundler does not. */
const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '__esModule' in value && 'default' in value ? value.default : value;
