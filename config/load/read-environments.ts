import type * as z from 'zod';
import type { Fault, RuleFault } from './fault';
import { againstRecord, orphanRecords, readRecords, type LoadedRecord, type RecordSource } from './read-records';
import { rules } from '../rules';
import { uniqueNames } from '../rules/unique-names';
import { schemaFaults } from './schema-faults';
import type { Environment, LoadedEnvironment } from '../schema/environment';
import { EnvironmentSchema } from '../schema/environment';

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
  const readings = sources.map(({ file, value }) => ({ file, ...read(value, records) }));
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

interface Reading {
  readonly environment?: Environment;
  readonly found: readonly RuleFault[];
}

function read(value: unknown, records: readonly LoadedRecord[]): Reading {
  const parsed = EnvironmentSchema.safeParse(value);
  if (parsed.success) return { environment: parsed.data, found: broken(parsed.data, records) };

  const found = schemaFaults(parsed.error, value);
  const { issues } = parsed.error;
  if (!issues.every(({ code }) => code === 'unrecognized_keys')) return { found };
  const known = EnvironmentSchema.safeParse(copyWithout(value, unknownPaths(issues)));
  if (!known.success) return { found };
  return { environment: known.data, found: [...found, ...broken(known.data, records)] };
}

/** Every rule that the environment breaks: those of one moment, then those across time. */
const broken = (environment: Environment, records: readonly LoadedRecord[]): RuleFault[] => [
  ...rules.flatMap((rule) => rule(environment)),
  ...againstRecord(environment, records),
];

/** Where the keys are that issues name, each path as JSON. */
const unknownPaths = (issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> =>
  new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => JSON.stringify([...issue.path, key].map(String)))
        : [],
    ),
  );

/** A copy that lacks what is at the given paths. */
function copyWithout(value: unknown, unknown: ReadonlySet<string>, path: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => copyWithout(entry, unknown, [...path, String(index)]));
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !unknown.has(JSON.stringify([...path, key])))
      .map(([key, entry]) => [key, copyWithout(entry, unknown, [...path, key])]),
  );
}
