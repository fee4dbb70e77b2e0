import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnvironments } from '../../config/load/read-environments';
import { REPOSITORY } from '../support/bundle';

const FOLDER = join(REPOSITORY, 'environments');

/** The examples that we ship; whoever has environments of their own may delete them. */
describe.each(['cloud-only', 'hybrid', 'onprem-only'])('environments/%s.ts', (name) => {
  const file = join(FOLDER, `${name}.ts`);
  const whereItIs = existsSync(file) ? it : it.skip;

  whereItIs('loads without an error', async () => {
    const { default: value } = (await import(file)) as { readonly default: unknown };
    const record = join(FOLDER, `${name}.applied.yml`);
    const records = existsSync(record)
      ? [{ file: `environments/${name}.applied.yml`, name, value: parse(readFileSync(record, 'utf8')) as unknown }]
      : [];

    const { faults } = readEnvironments([{ file: `environments/${name}.ts`, value }], records);

    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
