import type { Fault } from './fault';
import { partialParse } from './partial-parse';
import { orphanRecords, readRecords, type LoadedRecord, type RecordSource } from './read-records';
import { uniqueNames } from '../rules/unique-names';
import type { Environment, LoadedEnvironment } from '../schema/environment';

/** What one file in `environments/` exports. */
export interface EnvironmentSource {
  /** Path relative to the repository's root. */
  readonly file: string;
  /** The file's default export, not yet checked. */
  readonly value: unknown;
}

/** Everything that the files hold: the environments that are whole, and every fault of all of them. */
export interface ReadResult {
  readonly environments: readonly LoadedEnvironment[];
  readonly faults: readonly Fault[];
}

/**
 * Checks every file, first against the schema, then against the rules, and reports all faults of all files at once.
 * The rules need a whole environment: where a value has the wrong form, they wait until it is mended; where only keys are
 * unknown, they are told together with those. Never throws for a wrong environment.
 *
 * @param recorded what runs on the sites of which environment. @default none: nothing runs yet
 */
export function readEnvironments(
  sources: readonly EnvironmentSource[],
  recorded: readonly RecordSource[] = [],
): ReadResult {
  const { records, faults: recordFaults } = readRecords(recorded);
  const readings = sources.map(({ file, value }) => ({ file, ...partialParse(value, records) }));
  const environments = readings.flatMap(({ file, environment, found }) =>
    environment && found.every(({ severity }) => severity === 'warning') ? [loaded(file, environment, records)] : [],
  );
  const named = readings.flatMap(({ file, environment }) => (environment ? [{ file, environment }] : []));
  const faults = readings.flatMap(({ file, found }) => found.map((fault) => ({ file, ...fault })));
  // The name of an environment that could not be read is not known.
  const orphans =
    named.length === sources.length
      ? orphanRecords(
          records,
          named.map(({ environment }) => environment.name),
        )
      : [];
  return { environments, faults: [...faults, ...recordFaults, ...orphans, ...uniqueNames(named)] };
}

function loaded(file: string, environment: Environment, records: readonly LoadedRecord[]): LoadedEnvironment {
  const applied = records.find(({ name }) => name === environment.name)?.record;
  return { file, environment, ...(applied && { applied }) };
}
