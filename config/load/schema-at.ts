import * as z from 'zod';

/**
 * The schema at a path, through objects, records, lists, optional values and defaults. Of several alternatives it takes the first that has
 * the path.
 */
export function schemaAt(schema: z.ZodType, path: readonly (string | number)[]): z.ZodType | undefined {
  const [key, ...rest] = path;
  const plain = unwrapped(schema);
  if (key === undefined) return plain;
  if (plain instanceof z.ZodUnion) {
    for (const option of plain.options) {
      const found = schemaAt(option as z.ZodType, path);
      if (found) return found;
    }
    return undefined;
  }
  const next = child(plain, key);
  return next && schemaAt(next, rest);
}

/** Keys that a schema takes at its own level; for a union, the keys of all alternatives. */
export function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysOf(option as z.ZodType));
  return [];
}

function child(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Readonly<Record<string, z.ZodType>>)[key];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(key)] as z.ZodType | undefined;
  return undefined;
}

/** The schema inside an optional value, a default or a transformation. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wraps ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}
