import type * as z from 'zod';
import type { Fault, RuleFault } from './fault';
import { rules } from './rules';
import { uniqueNames } from './rules/unique-names';
import { schemaFaults } from './schema-faults';
import type { Environment, LoadedEnvironment } from './schema/environment';
import { EnvironmentSchema } from './schema/environment';

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
 */
export function readEnvironments(sources: readonly EnvironmentSource[]): ReadResult {
  const readings = sources.map(({ file, value }) => ({ file, ...read(value) }));
  const environments = readings.flatMap(({ file, environment, found }) =>
    environment && found.every(({ severity }) => severity === 'warning') ? [{ file, environment }] : [],
  );
  const named = readings.flatMap(({ file, environment }) => (environment ? [{ file, environment }] : []));
  const faults = readings.flatMap(({ file, found }) => found.map((fault) => ({ file, ...fault })));
  return { environments, faults: [...faults, ...uniqueNames(named)] };
}

interface Reading {
  readonly environment?: Environment;
  readonly found: readonly RuleFault[];
}

function read(value: unknown): Reading {
  const parsed = EnvironmentSchema.safeParse(value);
  if (parsed.success) return { environment: parsed.data, found: rules.flatMap((rule) => rule(parsed.data)) };

  const found = schemaFaults(parsed.error, value);
  const { issues } = parsed.error;
  if (!issues.every(({ code }) => code === 'unrecognized_keys')) return { found };
  const known = EnvironmentSchema.safeParse(copyWithout(value, unknownPaths(issues)));
  if (!known.success) return { found };
  return { environment: known.data, found: [...found, ...rules.flatMap((rule) => rule(known.data))] };
}

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
