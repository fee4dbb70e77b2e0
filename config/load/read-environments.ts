import type { Fault } from './fault';
import { readable } from './place-in-file';
import { partialParse, type Reading } from './partial-parse';
import { orphanRecords, readRecords, type LoadedRecord, type RecordSource } from './read-records';
import { betweenRules } from '../rules';
import { blamed, type FileAge } from '../rules/between/conflict';
import { EnvironmentSchema, type Environment, type LoadedEnvironment } from '../schema/environment';

/** What one file in `environments/` exports. */
export interface EnvironmentSource {
  /** Path relative to the repository's root. */
  readonly file: string;
  /** The file's default export, not yet checked. */
  readonly value: unknown;
}

/** The result for all files: the valid environments, and every fault of every file. */
export interface ReadResult {
  readonly environments: readonly LoadedEnvironment[];
  readonly faults: readonly Fault[];
}

export interface ReadOptions {
  /**
   * Files to check. The others are only read to find conflicts with these.
   * @default all
   */
  readonly only?: ReadonlySet<string>;
  /**
   * What git knows of a file; asked only if two files conflict.
   * @default 'committed': of two files in conflict, the wanted one gets the fault, and of two wanted ones the later by name
   */
  readonly ageOf?: (file: string) => FileAge;
}

/**
 * Checks every file against the schema and the rules, and reports all faults of all files at once. Never throws for a wrong environment.
 *
 * @param recorded what runs on the sites of each environment. @default none: nothing runs yet
 */
export function readEnvironments(
  sources: readonly EnvironmentSource[],
  recorded: readonly RecordSource[] = [],
  { only, ageOf = () => 'committed' }: ReadOptions = {},
): ReadResult {
  const isWanted = (file: string): boolean => only?.has(file) ?? true;
  const { records, faults: recordFaults } = readRecords(recorded);
  const readings = sources.map(({ file, value }) => ({ file, ...read(value, isWanted(file) ? records : undefined) }));
  const named = readings.flatMap(({ file, environment }) => (environment ? [loaded(file, environment, records)] : []));
  const faults = [
    ...readings.flatMap(({ file, found }) => found.map((fault) => ({ file, ...fault }))),
    ...recordFaults.filter(({ file }) => !only || named.some((one) => isWanted(one.file) && recordOf(one) === file)),
    // Names are missing here of files that could not be read, and of files that were not asked for.
    ...(only || named.length < sources.length ? [] : orphanRecords(records, named.map(nameOf))),
    ...between(named, isWanted, ageOf),
  ];
  const wrong = new Set(faults.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  return { environments: named.filter((one) => isWanted(one.file) && !wrong.has(one.file)), faults };
}

const nameOf = ({ environment }: LoadedEnvironment): string => environment.name;

const recordOf = (one: LoadedEnvironment): string => `environments/${nameOf(one)}.applied.yml`;

function loaded(file: string, environment: Environment, records: readonly LoadedRecord[]): LoadedEnvironment {
  const applied = records.find(({ name }) => name === environment.name)?.record;
  return { file, environment, ...(applied && { applied }) };
}

/** Conflicts of the files to check. If the other file is newer to git and has to change, the conflict is only a warning. */
const between = (
  named: readonly LoadedEnvironment[],
  isWanted: (file: string) => boolean,
  ageOf: (file: string) => FileAge,
): Fault[] =>
  betweenRules
    .flatMap((rule) => rule(named))
    .filter(({ parties }) => parties.some(({ file }) => isWanted(file)))
    .map((conflict) => blamed(conflict, ageOf, isWanted))
    .map((fault) => (isWanted(fault.file) ? fault : { ...fault, severity: 'warning' }));

/** @param records what runs; undefined for an environment that is not to be checked */
function read(value: unknown, records: readonly LoadedRecord[] | undefined): Reading {
  if (records) return partialParse(value, records);
  const { data: environment } = EnvironmentSchema.safeParse(readable(value).value);
  return { found: [], ...(environment && { environment }) };
}
