import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { MachineError, type Importer } from '../../../synthesis/environment-modules';
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

  it('makes a fault of a file that throws what has no text', async () => {
    const importer = folderOf({
      broken: () => {
        throw Object.create(null) as Error;
      },
    });

    expect((await load(root, { importer })).faults).toEqual([
      expect.objectContaining({ file: 'environments/broken.ts', value: 'a value that has no text' }),
    ]);
  });

  it('makes a fault of a file that reads another one in vain', async () => {
    const missing = Object.assign(new Error('ENOENT: no such file'), { syscall: 'open' });
    const importer = folderOf({
      broken: () => {
        throw missing;
      },
    });

    expect((await load(root, { importer })).faults).toEqual([
      expect.objectContaining({ file: 'environments/broken.ts', value: 'ENOENT: no such file' }),
    ]);
  });

  it('does not blame a file for what the machine refuses', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { syscall: 'mkdir' });
    const importer = folderOf({
      hybrid: () => {
        throw new MachineError(denied);
      },
    });

    await expect(load(root, { importer })).rejects.toBe(denied);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['that succeeds', () => Promise.resolve(hybrid())],
    ['that fails', () => Promise.reject(new Error('no vault today'))],
  ])('refuses a promise of an environment %s', async (_, promise) => {
    const importer = folderOf({ hybrid: promise });

    const { faults } = await load(root, { importer });
    await new Promise((resolve) => setImmediate(resolve));

    expect(faults).toEqual([
      expect.objectContaining({ path: [], rule: expect.stringContaining('not a promise') as unknown }),
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

  describe('where only some are wanted', () => {
    const broken = (): never => {
      throw new Error('cidr is not defined');
    };

    it.each(['other', 'cloud-only'])('finds one by the name of its file or its own: %s', async (wanted) => {
      const importer = folderOf({ broken, hybrid, other: cloudOnly });

      const { environments, faults } = await load(root, { importer, only: [wanted] });

      expect(environments.map(({ file }) => file)).toEqual(['environments/other.ts']);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it('says which of them there are not, and which there are', async () => {
      const importer = folderOf({ broken, hybrid, other: cloudOnly });

      const { names, unknown } = await load(root, { importer, only: ['hybird', 'hybrid'] });

      expect(unknown).toEqual(['hybird']);
      expect(names).toEqual(['broken', 'hybrid', 'cloud-only']);
    });

    it('tells of a wanted one that is broken', async () => {
      const importer = folderOf({ broken, hybrid });

      const { broken: files, faults } = await load(root, { importer, only: ['broken'] });

      expect(files).toEqual(['environments/broken.ts']);
      expect(faults).toEqual([expect.objectContaining({ file: 'environments/broken.ts' })]);
    });
  });

  it('goes on with the others where one is broken, and names it', async () => {
    const importer = folderOf({ hybrid, other: () => ({ ...cloudOnly(), colour: 'red' }) });

    const { environments, broken } = await load(root, { importer });

    expect(environments.map(({ file }) => file)).toEqual(['environments/hybrid.ts']);
    expect(broken).toEqual(['environments/other.ts']);
  });

  it.each(['Hybrid.ts', 'hybrid.old.ts', 'hybrid.overides.ts', 'hybrid.yml'])('warns of %s', async (name) => {
    const importer = folderOf({ hybrid });
    writeFileSync(join(root, 'environments', name), '');

    const { environments, faults } = await load(root, { importer });

    expect(environments).toHaveLength(1);
    expect(faults).toEqual([expect.objectContaining({ file: `environments/${name}`, severity: 'warning' })]);
  });

  describe('with overrides', () => {
    const apply = (): void => undefined;

    it('gives them with their environment', async () => {
      const importer = folderOf({ hybrid, 'hybrid.overrides': () => ({ environment: hybrid(), apply }) });

      expect((await load(root, { importer })).environments).toEqual([
        expect.objectContaining({ overrides: { file: 'environments/hybrid.overrides.ts', apply } }),
      ]);
    });

    it.each<[string, () => unknown, string]>([
      ['throw', () => (undefined as unknown as { readonly a: string }).a, 'the file can be loaded'],
      ['are not made by defineOverrides', () => ({ apply: 'vpc' }), 'defineOverrides'],
      [
        'are of another environment',
        () => ({ environment: cloudOnly(), apply }),
        'changes the environment that it is named after',
      ],
    ])('refuses an environment whose overrides %s', async (_, overrides, rule) => {
      const importer = folderOf({ hybrid, 'cloud-only': cloudOnly, 'hybrid.overrides': overrides });

      const { environments, faults, broken } = await load(root, { importer });

      expect(environments.map(({ file }) => file)).toEqual(['environments/cloud-only.ts']);
      expect(broken).toEqual(['environments/hybrid.ts']);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([
        expect.objectContaining({
          file: 'environments/hybrid.overrides.ts',
          rule: expect.stringContaining(rule) as unknown,
          severity: 'error',
        }),
      ]);
    });

    it('refuses overrides of no environment', async () => {
      const importer = folderOf({ hybrid, 'hybird.overrides': () => ({ environment: hybrid(), apply }) });

      expect((await load(root, { importer })).faults).toEqual([
        expect.objectContaining({ file: 'environments/hybird.overrides.ts', severity: 'error' }),
      ]);
    });
  });

  it('refuses a folder without an environment', async () => {
    const { faults } = await load(root);

    expect(faults).toEqual([
      expect.objectContaining({ file: 'environments', rule: 'there is at least one environment' }),
    ]);
  });
});
