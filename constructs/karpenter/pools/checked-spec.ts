import type * as z from 'zod';
import type { RuleFault } from '../../../config/load/fault';

/**
 * A pool's spec with its defaults, for a construct that is made in code rather than from a checked environment.
 *
 * @throws Error that names the construct, and of each fault its place, value, rule and fix
 */
export function checkedSpec<T extends z.ZodType>(
  construct: string,
  schema: T,
  written: unknown,
  faults: (spec: z.output<T>) => readonly RuleFault[],
): z.output<T> {
  const { data, error } = schema.safeParse(written);
  const wrong = error
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : faults(data).map(
        ({ path, value, rule, fix }) => `${path.join('.')} is ${JSON.stringify(value)}: ${rule}; ${fix}`,
      );
  if (wrong.length > 0) throw new Error(wrong.map((text) => `${construct}: ${text}`).join('\n'));
  return data as z.output<T>;
}
