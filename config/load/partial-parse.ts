import type * as z from 'zod';
import { error, type RuleFault } from './fault';
import { againstRecord, type LoadedRecord } from './read-records';
import { readable, sortedByPlace } from './place-in-file';
import { rules } from '../rules';
import { schemaAt } from './schema-at';
import { exampleOf, type Which } from './schema-example';
import { schemaFaults } from './schema-faults';
import { EnvironmentSchema, type Environment } from '../schema/environment';

/** The result for one value: the environment, if only unknown keys are wrong with it, and every fault in the order of the file. */
export interface Reading {
  readonly environment?: Environment;
  readonly found: readonly RuleFault[];
}

type Path = readonly (string | number)[];

/**
 * Parses an environment, and checks the rules on what could be parsed.
 *
 * If a value has the wrong form, an example takes its place, and the rules run twice with different examples. A fault that they return both
 * times does not come from the example, so it is reported too.
 */
export function partialParse(written: unknown, records: readonly LoadedRecord[]): Reading {
  const rule = notAnEnvironment(written);
  if (rule !== undefined) return { found: [error([], written, rule, DEFINE)] };
  const { value, faults: unreadable } = readable(written);
  const parsed = EnvironmentSchema.safeParse(value);
  if (parsed.success && unreadable.length === 0)
    return { environment: parsed.data, found: sortedByPlace(judged(parsed.data, records), value) };

  const one = mended(value, 0);
  const other = mended(value, 1);
  const form = [
    ...unreadable,
    ...one.faults.filter((fault) => !unreadable.some((first) => within(fault.path, first.path))),
  ];
  if (!one.environment || !other.environment) return { found: sortedByPlace(form, value) };

  const again = new Set(judged(other.environment, records).map((fault) => JSON.stringify(fault)));
  const sure = judged(one.environment, records).filter(
    (fault) => again.has(JSON.stringify(fault)) && !one.holes.some((hole) => within(fault.path, hole)),
  );
  const isWhole = one.holes.length === 0 && unreadable.length === 0;
  return { ...(isWhole && { environment: one.environment }), found: sortedByPlace([...form, ...sure], value) };
}

const DEFINE = 'write export default defineEnvironment({ … })';

/** What must hold of a default export that is no object at all; undefined for an object. */
function notAnEnvironment(exported: unknown): string | undefined {
  if (exported === undefined) return 'the file has a default export: its environment';
  const what = kindOf(exported);
  return what && `the default export is the environment itself, not ${what}`;
}

function kindOf(exported: unknown): string | undefined {
  if (exported instanceof Promise) return 'a promise of it: the file is not async';
  if (Array.isArray(exported)) return 'a list';
  if (typeof exported === 'function') {
    return Function.prototype.toString.call(exported).startsWith('class') ? 'a class' : 'a function';
  }
  return typeof exported === 'object' && exported !== null ? undefined : 'a single value';
}

/** Every fault by the rules: first those on the environment alone, then those that compare it with what runs. */
const judged = (environment: Environment, records: readonly LoadedRecord[]): RuleFault[] => [
  ...rules.flatMap((rule) => rule(environment)),
  ...againstRecord(environment, records),
];

const within = (path: Path, holder: Path): boolean => holder.every((key, index) => String(path[index]) === String(key));

/** The repairs that let a value parse, each place as JSON. */
interface Repairs {
  /** Keys that are not known. */
  readonly unknown: Set<string>;
  /** Keys that are no valid names, and the names that replace them. */
  readonly renamed: Map<string, string>;
  /** Places where an example replaces a value. */
  readonly holes: Map<string, Path>;
}

interface Mended {
  /** Undefined if even examples do not help, because the value is no environment at all. */
  readonly environment?: Environment;
  readonly faults: readonly RuleFault[];
  readonly holes: readonly Path[];
}

/** The parser looks below a key only if the key is a valid name, so the value is repaired and parsed again until there is no new issue. */
function mended(value: unknown, which: Which): Mended {
  const repairs: Repairs = { unknown: new Set(), renamed: new Map(), holes: new Map() };
  const faults: RuleFault[] = [];
  for (;;) {
    const candidate = repaired(value, repairs, which);
    const { data, error: wrong } = EnvironmentSchema.safeParse(candidate);
    const holes = [...repairs.holes.values(), ...[...repairs.renamed.keys()].map((place) => JSON.parse(place) as Path)];
    if (!wrong) return { environment: data, faults, holes };
    faults.push(...schemaFaults(wrong, candidate).map((fault) => ({ ...fault, path: asWritten(fault.path, repairs) })));
    if (!wrong.issues.map((issue) => note(issue, repairs, which)).every(Boolean)) return { faults, holes };
  }
}

/** Adds the repair of an issue. @returns false if there is none */
function note(issue: z.core.$ZodIssue, { unknown, renamed, holes }: Repairs, which: Which): boolean {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const place = JSON.stringify(path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) unknown.add(JSON.stringify([...path, key]));
    return true;
  }
  if (issue.code === 'invalid_key') {
    // The name differs between the two runs, so a rule's fault about it is never the same twice.
    renamed.set(place, `unnamed-${'ab'[which] ?? ''}${renamed.size}`);
    return true;
  }
  if (path.length === 0 || [...holes.values()].some((hole) => hole.length < path.length && within(path, hole)))
    return false;
  holes.set(place, path);
  return true;
}

/** A copy with all repairs made. */
function repaired(value: unknown, repairs: Repairs, which: Which, path: Path = []): unknown {
  const place = JSON.stringify(path);
  if (repairs.holes.has(place)) {
    const schema = schemaAt(EnvironmentSchema, path);
    return schema && exampleOf(schema, which);
  }
  if (Array.isArray(value))
    return value.map((entry: unknown, index) => repaired(entry, repairs, which, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const missing = [...repairs.holes.values()].flatMap((hole) => {
    const key = hole[path.length];
    const isHere = hole.length === path.length + 1 && within(hole, path) && key !== undefined;
    return isHere && !Object.hasOwn(value, key) ? [[String(key), undefined] as const] : [];
  });
  return Object.fromEntries(
    [...Object.entries(value), ...missing]
      .filter(([key]) => !repairs.unknown.has(JSON.stringify([...path, key])))
      .map(([key, entry]) => {
        const name = repairs.renamed.get(JSON.stringify([...path, key])) ?? key;
        return [name, repaired(entry, repairs, which, [...path, name])];
      }),
  );
}

/** A path of the repaired value, with the names that its owner wrote. */
const asWritten = (path: Path, { renamed }: Repairs): Path => {
  const names = new Map([...renamed].map(([place, name]) => [name, (JSON.parse(place) as Path).at(-1) ?? name]));
  return path.map((key) => names.get(String(key)) ?? key);
};
