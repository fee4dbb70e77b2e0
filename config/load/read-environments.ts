import type * as z from 'zod';
import type { Fault, RuleFault } from './fault';
import { againstRecord, orphanRecords, readRecords, type LoadedRecord, type RecordSource } from './read-records';
import { rules } from '../rules';
import { betweenRules } from '../rules/between';
import { blamed, type FileAge } from '../rules/between/conflict';
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

export interface ReadOptions {
  /**
   * Files that are wanted: only these are judged. The others are read to see whether one of these is in conflict with them.
   * @default all
   */
  readonly only?: ReadonlySet<string>;
  /**
   * What git knows of a file; asked only where two are in conflict.
   * @default 'committed': of two in conflict the later by name is blamed
   */
  readonly ageOf?: (file: string) => FileAge;
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
  { only, ageOf = () => 'committed' }: ReadOptions = {},
): ReadResult {
  const isWanted = (file: string): boolean => only?.has(file) ?? true;
  const { records, faults: recordFaults } = readRecords(recorded);
  const readings = sources.map(({ file, value }) => ({ file, ...read(value, isWanted(file) ? records : undefined) }));
  const named = readings.flatMap(({ file, environment }) => (environment ? [loaded(file, environment, records)] : []));
  const faults = [
    ...readings.flatMap(({ file, found }) => found.map((fault) => ({ file, ...fault }))),
    ...recordFaults.filter(({ file }) => !only || named.some((one) => isWanted(one.file) && recordOf(one) === file)),
    // The name of an environment that could not be read is not known, nor are those of files that were not asked for.
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

/**
 * Conflicts in which one that is wanted takes part. Where the other one is to change, the wanted one is well, and the conflict no
 * more than a warning to whoever asked for it.
 */
const between = (
  named: readonly LoadedEnvironment[],
  isWanted: (file: string) => boolean,
  ageOf: (file: string) => FileAge,
): Fault[] =>
  betweenRules
    .flatMap((rule) => rule(named))
    .filter(({ parties }) => parties.some(({ file }) => isWanted(file)))
    .map((conflict) => blamed(conflict, ageOf))
    .map((fault) => (isWanted(fault.file) ? fault : { ...fault, severity: 'warning' }));

interface Reading {
  readonly environment?: Environment;
  readonly found: readonly RuleFault[];
}

/** @param records what runs; undefined for an environment that is not to be judged */
function read(value: unknown, records: readonly LoadedRecord[] | undefined): Reading {
  const parsed = EnvironmentSchema.safeParse(value);
  if (!records) return { found: [], ...(parsed.success && { environment: parsed.data }) };
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
