import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import type { Importer } from '../../../synthesis/environment-modules';
import { load } from '../../../synthesis/load';
import { cloudOnly, hybrid } from '../../support/drafts';
import { recordsOf } from '../../support/records';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-'));
  mkdirSync(join(root, 'environments'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Modules by name, and a file for each. */
function folderOf(modules: Readonly<Record<string, () => unknown>>): Importer {
  for (const name of Object.keys(modules)) writeFileSync(join(root, 'environments', `${name}.ts`), '');
  return (file) => Promise.resolve().then(() => ({ default: modules[file.replace(/^environments\/|\.ts$/g, '')]?.() }));
}

describe('load', () => {
  it('reads every TypeScript file of the folder, in the order of their names', async () => {
    const importer = folderOf({ hybrid, 'cloud-only': cloudOnly });
    writeFileSync(join(root, 'environments', 'README.md'), '');

    const { environments } = await load(root, { importer });

    expect(environments.map(({ file }) => file)).toEqual(['environments/cloud-only.ts', 'environments/hybrid.ts']);
  });

  it('takes the default export also where Node wraps it once more', async () => {
    const importer = folderOf({ hybrid: () => ({ __esModule: true, default: hybrid() }) });

    expect((await load(root, { importer })).environments).toHaveLength(1);
  });

  it('makes a fault of a file that throws, and still checks the others', async () => {
    const importer = folderOf({
      broken: () => {
        throw new Error('cidr is not defined');
      },
      other: () => ({ ...hybrid(), colour: 'red' }),
    });

    const { faults } = await load(root, { importer });

    expect(faults).toEqual([
      expect.objectContaining({ file: 'environments/broken.ts', path: [], value: 'cidr is not defined' }),
      expect.objectContaining({ file: 'environments/other.ts', path: ['colour'] }),
    ]);
  });

  it('reads the record of what runs beside its environment', async () => {
    const importer = folderOf({ hybrid });
    const sites = recordsOf(hybrid());
    writeFileSync(join(root, 'environments', 'hybrid.applied.yml'), stringify({ sites }));

    expect((await load(root, { importer })).environments[0]?.applied).toEqual({ sites });
  });

  it('makes a fault of a record that is no YAML', async () => {
    const importer = folderOf({ hybrid });
    writeFileSync(join(root, 'environments', 'hybrid.applied.yml'), 'sites: [');

    const { faults } = await load(root, { importer });

    expect(faults).toEqual([
      expect.objectContaining({ file: 'environments/hybrid.applied.yml', path: [], rule: 'the record is YAML' }),
    ]);
  });

  it('does not call a record an orphan whose environment cannot be loaded', async () => {
    const importer = folderOf({
      hybrid: () => {
        throw new Error('cidr is not defined');
      },
    });
    writeFileSync(join(root, 'environments', 'hybrid.applied.yml'), stringify({ sites: recordsOf(hybrid()) }));

    expect((await load(root, { importer })).faults.map(({ file }) => file)).toEqual(['environments/hybrid.ts']);
  });

  it('refuses a file without a default export', async () => {
    const { faults } = await load(root, { importer: folderOf({ empty: () => undefined }) });

    expect(faults).toEqual([expect.objectContaining({ file: 'environments/empty.ts', path: [], severity: 'error' })]);
  });

  it('refuses a folder without an environment', async () => {
    const { faults } = await load(root);

    expect(faults).toEqual([
      expect.objectContaining({ file: 'environments', rule: 'there is at least one environment' }),
    ]);
  });
});
