import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { schemaAt, unwrapped } from '../../../../config/load/schema-at';
import { exampleOf } from '../../../../config/load/schema-example';
import { EnvironmentSchema } from '../../../../config/schema/environment';

/** Paths of all that a schema can have, a name standing for the keys of a record. */
function pathsOf(schema: z.ZodType, path: readonly (string | number)[] = []): (string | number)[][] {
  const plain = unwrapped(schema);
  const below = (key: string | number, next: unknown): (string | number)[][] =>
    pathsOf(next as z.ZodType, [...path, key]);
  if (plain instanceof z.ZodObject)
    return [[...path], ...Object.entries(plain.shape).flatMap(([key, next]) => below(key, next))];
  if (plain instanceof z.ZodRecord) return [[...path], ...below('any', plain.valueType)];
  if (plain instanceof z.ZodArray) return [[...path], ...below(0, plain.element)];
  return [[...path]];
}

describe('an example', () => {
  const paths = pathsOf(EnvironmentSchema);

  it('is there for more than a hundred places', () => {
    expect(paths.length).toBeGreaterThan(100);
  });

  it.each(paths.map((path) => [path.join('.') || 'the whole', path] as const))('of %s is taken', (_name, path) => {
    const schema = schemaAt(EnvironmentSchema, path);

    expect(schema?.safeParse(exampleOf(schema, 0)).error).toBeUndefined();
    expect(schema?.safeParse(exampleOf(schema, 1)).error).toBeUndefined();
  });
});
