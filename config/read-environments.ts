import type * as z from 'zod';
import type { Fault, RuleFault } from './fault';
import { error } from './fault';
import { rules } from './rules';
import { uniqueNames } from './rules/unique-names';
import type { LoadedEnvironment } from './schema/environment';
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
 * Never throws for a wrong environment.
 */
export function readEnvironments(sources: readonly EnvironmentSource[]): ReadResult {
  const environments: LoadedEnvironment[] = [];
  const faults: Fault[] = [];
  for (const { file, value } of sources) {
    const parsed = EnvironmentSchema.safeParse(value);
    const found = parsed.success
      ? rules.flatMap((rule) => rule(parsed.data))
      : parsed.error.issues.flatMap((issue) => schemaFaults(issue, value));
    faults.push(...found.map((fault) => ({ file, ...fault })));
    if (parsed.success) environments.push({ file, environment: parsed.data });
  }
  return { environments, faults: [...faults, ...uniqueNames(environments)] };
}

/** A zod issue in the words of {@link Fault}; an unknown key is the fault of that key, not of the object around it. */
function schemaFaults(issue: z.core.$ZodIssue, root: unknown): RuleFault[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const value = valueAt(root, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(
        [...path, key],
        valueAt(value, [key]),
        'this key is not known here',
        'remove it, or look for its name in docs/environment.md',
      ),
    );
  }
  if (issue.code === 'invalid_type' && value === undefined) {
    return [error(path, undefined, `required: ${issue.expected}`, 'add it; docs/environment.md has an example')];
  }
  return [error(path, value, issue.message, 'see docs/environment.md for what this key takes')];
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    root,
  );
}
