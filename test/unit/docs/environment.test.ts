import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { USE_DEFAULTS } from '../../../config/schema/gpu-pool';
import { EnvironmentSchema } from '../../../config/schema/environment';
import { REPOSITORY } from '../../support/bundle';

/** As much of JSON Schema as the environment's becomes. */
interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** A value as a person writes it in an environment. */
const written = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll(/"(\w+)":/g, '$1: ')
    .replaceAll('"', "'")
    .replaceAll(',', ', ');

/** Every key below a schema, with what the documentation's column "default" says of it. */
function keysOf(schema: Schema, below = ''): [key: string, byDefault: string][] {
  const named = schema.additionalProperties;
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, string][] => {
      const key = `${below}${name}`;
      const missing = schema.required?.includes(name) ? 'required' : 'optional';
      const byDefault = property.default === undefined ? missing : `\`${written(property.default)}\``;
      return [[key, byDefault], ...keysOf(property, `${key}.`)];
    }),
    ...(schema.anyOf ?? []).flatMap((either) => keysOf(either, below)),
    ...(typeof named === 'object' ? keysOf(named, `${below}<name>.`) : []),
    ...(schema.items ? keysOf(schema.items, `${below.replace(/\.$/, '')}[].`) : []),
  ];
}

/** Key and default of each row of the page's tables. */
const documented = (): [key: string, byDefault: string][] =>
  readFileSync(join(REPOSITORY, 'docs', 'environment.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, key = '', , byDefault = '']) => [key.replaceAll('`', ''), byDefault]);

/** The cells of the table of defaults by use, by their setting. */
const byUse = (setting: string): string[] => {
  const row = readFileSync(join(REPOSITORY, 'docs', 'environment.md'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${setting} `));
  const [, , ...cells] = (row ?? '').split('|').map((cell) => cell.trim());
  return cells.map((cell) => (cell === 'as pipeline' ? (cells[0] ?? '') : cell)).slice(0, 3);
};

describe('docs/environment.md', () => {
  const schema = keysOf(z.toJSONSchema(EnvironmentSchema, { io: 'input' }) as Schema);

  it('lists every key of the schema, and no other', () => {
    const keys = documented().map(([key]) => key);

    expect(keys.toSorted()).toEqual(schema.map(([key]) => key).sort());
  });

  it.each(documented())('says of %s what the schema does without it', (key, byDefault) => {
    expect(byDefault).toBe(Object.fromEntries(schema)[key]);
  });

  it.each(Object.keys(USE_DEFAULTS.pipeline) as (keyof (typeof USE_DEFAULTS)['pipeline'])[])(
    'says of %s what it is by use',
    (setting) => {
      const uses = [USE_DEFAULTS.pipeline, USE_DEFAULTS.training, USE_DEFAULTS.serving];

      expect(byUse(setting)).toEqual(uses.map((defaults) => `\`${written(defaults[setting])}\``));
    },
  );
});
