import * as z from 'zod';
import { unwrapped } from './schema-at';

/** Which of a schema's two examples. A message shows the first; the rules run with each in place of a broken value. */
export type Which = 0 | 1;

/**
 * A value that a schema takes: one of the `examples` of its metadata, else one made from its form. An object has only its required keys.
 */
export function exampleOf(schema: z.ZodType, which: Which = 0): unknown {
  const written = z.globalRegistry.get(schema)?.['examples'];
  if (Array.isArray(written)) return written[which] ?? written[0];
  const plain = unwrapped(schema);
  if (plain !== schema) return exampleOf(plain, which);
  if (plain instanceof z.ZodNumber) return Math.max(plain.minValue ?? 1, 1) + which;
  if (plain instanceof z.ZodEnum) return plain.options.at(-which);
  if (plain instanceof z.ZodLiteral) return plain.value;
  if (plain instanceof z.ZodUnion) return exampleOf(plain.options.at(-which) as z.ZodType, which);
  if (plain instanceof z.ZodArray) return listExample(plain, which);
  if (plain instanceof z.ZodTuple) return plain.def.items.map((item) => exampleOf(item as z.ZodType, which));
  if (plain instanceof z.ZodObject) return objectExample(plain, which);
  if (!(plain instanceof z.ZodRecord)) return '';
  return which === 0 ? {} : { unnamed: exampleOf(plain.valueType as z.ZodType, which) };
}

/** One entry, or two if the list needs two. */
function listExample(list: z.ZodArray, which: Which): unknown[] {
  const [one, other] = ([0, 1] as const).map((entry) => exampleOf(list.element as z.ZodType, entry));
  const entries = which === 0 ? [one, other] : [other, one];
  return list.safeParse(entries.slice(0, 1)).success ? entries.slice(0, 1) : entries;
}

const objectExample = (object: z.ZodObject, which: Which): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object.shape as Readonly<Record<string, z.ZodType>>)
      .filter(([, value]) => !value.safeParse(undefined).success)
      .map(([key, value]) => [key, exampleOf(value, which)]),
  );

/** A value as it is written in an environment's file. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, entry]) => `${key}: ${literal(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
