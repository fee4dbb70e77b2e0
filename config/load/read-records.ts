import type { Fault, RuleFault } from './fault';
import { error } from './fault';
import { appliedFaults } from '../rules/applied';
import { AppliedRecordSchema, type AppliedRecord } from '../schema/applied';
import type { LoadedEnvironment } from '../schema/environment';

/** What one file `environments/<name>.applied.yml` holds. */
export interface RecordSource {
  /** Path relative to the repository's root. */
  readonly file: string;
  /** Name of the environment whose record it is. */
  readonly name: string;
  /** The file's content, not yet checked. */
  readonly value: unknown;
}

/** A valid record. */
export interface LoadedRecord {
  readonly file: string;
  readonly name: string;
  readonly record: AppliedRecord;
}

const FIX = "only `npm run record` writes it: restore the file from git, or delete the site's entry";

/** Checks the form of every record. */
export function readRecords(sources: readonly RecordSource[]): { records: LoadedRecord[]; faults: Fault[] } {
  const read = sources.map(({ file, name, value }) => ({ file, name, parsed: AppliedRecordSchema.safeParse(value) }));
  return {
    records: read.flatMap(({ file, name, parsed }) => (parsed.success ? [{ file, name, record: parsed.data }] : [])),
    faults: read.flatMap(({ file, parsed }) =>
      (parsed.error?.issues ?? []).map(({ path, message }) => ({
        file,
        ...error(path.map(String), undefined, message, FIX),
      })),
    ),
  };
}

/** The record of an environment; undefined if there is none. */
export const againstRecord = (
  environment: LoadedEnvironment['environment'],
  records: readonly LoadedRecord[],
): RuleFault[] =>
  records.filter(({ name }) => name === environment.name).flatMap(({ record }) => appliedFaults(environment, record));

/** Records without an environment. An environment's name never changes, because every host of its clusters has it. */
export const orphanRecords = (records: readonly LoadedRecord[], names: readonly string[]): Fault[] =>
  records
    .filter(({ name }) => !names.includes(name))
    .map(({ file, name }) => ({
      file,
      ...error(
        [],
        name,
        'a record needs an environment of the same name',
        'rename the environment back, or delete the record',
      ),
    }));
