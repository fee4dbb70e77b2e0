import type * as z from 'zod';
import type { RuleFault } from './fault';
import { againstRecord, type LoadedRecord } from './read-records';
import { rules } from '../rules';
import { schemaFaults } from './schema-faults';
import { EnvironmentSchema, type Environment } from '../schema/environment';

/** What one value holds: the environment, if it is whole but for unknown keys, and every fault. */
export interface Reading {
  readonly environment?: Environment;
  readonly found: readonly RuleFault[];
}

/** Parses an environment, and judges by the rules what has parsed. */
export function partialParse(value: unknown, records: readonly LoadedRecord[]): Reading {
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
