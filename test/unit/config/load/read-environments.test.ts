import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../../../config/load/read-environments';
import { FILE, checked, cloudOf, cloudOnly, hybrid, onpremOnly, poolOf, siteOf } from '../../../support/drafts';

describe('readEnvironments', () => {
  it('tells all faults of all files at once, each with its file', () => {
    const one = hybrid();
    cloudOf(one).network.vpcCidr = '10.20.0.0/16';
    poolOf(one).storage = 'mapps';
    const other = { ...onpremOnly(), terraformState: 'nowhere', colour: 'red' };

    const { faults } = readEnvironments([
      { file: 'environments/one.ts', value: one },
      { file: 'environments/other.ts', value: other },
    ]);

    expect(faults.map(({ file, path }) => `${file} ${path.join('.')}`)).toEqual([
      'environments/one.ts cloud.gpuPools.pipeline.storage',
      'environments/one.ts sites.seoul.network.nodeCidr',
      'environments/other.ts terraformState',
      'environments/other.ts colour',
    ]);
  });

  it('tells what rules find together with keys that are not known', () => {
    const draft = hybrid();
    poolOf(draft).storage = 'mapps';

    expect(checked({ ...draft, colour: () => 'red' }).faults.map(({ path }) => path.join('.'))).toEqual([
      'cloud.gpuPools.pipeline.storage',
      'colour',
    ]);
  });

  it('tells what rules find together with values of the wrong form, in the order of the file', () => {
    const draft = hybrid();
    cloudOf(draft).account = '12';
    poolOf(draft).storage = 'mapps';
    siteOf(draft).workers = { gpu1: { address: '10.20.0.11' }, Gpu_2: { address: 'x' } };

    expect(checked(draft).faults.map(({ path, severity }) => `${severity} ${path.join('.')}`)).toEqual([
      'error cloud.account',
      'error cloud.gpuPools.pipeline.storage',
      'error sites.seoul.workers.gpu1.address',
      'error sites.seoul.workers.Gpu_2',
      'error sites.seoul.workers.Gpu_2.address',
    ]);
  });

  it('names the key that throws when it is read', () => {
    const draft = hybrid();
    Object.defineProperty(cloudOf(draft), 'account', {
      enumerable: true,
      get: () => {
        throw new Error('no account today');
      },
    });

    expect(checked(draft).faults).toEqual([
      expect.objectContaining({
        path: ['cloud', 'account'],
        rule: 'a value that can be read, but reading it throws: no account today',
      }),
    ]);
  });

  it.each<[string, () => unknown]>([
    ['has no prototype', (): unknown => Object.create(null)],
    [
      'throws when it is made a text',
      (): unknown => ({
        toString: () => {
          throw new Error('no text');
        },
      }),
    ],
  ])('names the key where what reading it throws %s', (_, thrown) => {
    const draft = hybrid();
    Object.defineProperty(cloudOf(draft), 'account', {
      enumerable: true,
      get: () => {
        throw thrown();
      },
    });

    expect(checked(draft).faults).toEqual([
      expect.objectContaining({
        path: ['cloud', 'account'],
        rule: 'a value that can be read, but reading it throws: a value that has no text',
      }),
    ]);
  });

  it('refuses a value that contains itself at its place, and still tells the other faults', () => {
    const draft = hybrid();
    Object.assign(siteOf(draft).network, { self: siteOf(draft) });
    cloudOf(draft).account = '12';

    const { faults, environments } = checked(draft);

    expect(environments).toEqual([]);
    expect(faults).toEqual([
      expect.objectContaining({ path: ['cloud', 'account'] }),
      expect.objectContaining({
        path: ['sites', 'seoul', 'network', 'self'],
        rule: 'a value that does not contain itself',
      }),
    ]);
  });

  it('refuses an environment that cannot be read at all', () => {
    const sealed = new Proxy(hybrid(), {
      ownKeys: () => {
        throw new Error('sealed');
      },
    });

    expect(checked(sealed).faults).toEqual([
      expect.objectContaining({ path: [], rule: expect.stringContaining('throws: sealed') as unknown }),
    ]);
  });

  it('gives the environments of files without an error, defaults filled in', () => {
    const { environments } = readEnvironments([
      { file: FILE, value: cloudOnly() },
      { file: 'environments/wrong.ts', value: { ...hybrid(), colour: 'red' } },
    ]);

    expect(environments.map(({ file }) => file)).toEqual([FILE]);
    expect(environments[0]?.environment.cloud?.database?.availability).toBe('multi-zone');
  });

  describe('where only some files are wanted', () => {
    const wrong = { file: 'environments/wrong.ts', value: { ...hybrid(), colour: 'red' } };
    const written = cloudOnly();
    // With a zone, and training within one node, nothing is said of it alone.
    cloudOf(written).dnsZone = 'cloud.acme.example';
    poolOf(written, 'training').maxGpus = 8;
    const cloud = { file: 'environments/cloud.ts', value: written };
    const only = new Set([cloud.file]);

    it('judges those alone', () => {
      const { environments, faults } = readEnvironments([wrong, cloud], [], { only });

      expect(environments.map(({ file }) => file)).toEqual([cloud.file]);
      expect(faults).toEqual([]);
    });

    it('refuses a wanted one that is in conflict with another', () => {
      const other = { file: 'environments/before.ts', value: { ...hybrid(), name: 'cloud-only' } };

      const { environments, faults } = readEnvironments([other, cloud], [], { only });

      expect(environments).toEqual([]);
      expect(faults).toEqual([expect.objectContaining({ file: cloud.file, path: ['name'], severity: 'error' })]);
    });

    it('refuses the wanted one of two that git knows alike, although the other is later by name', () => {
      const other = { file: 'environments/later.ts', value: { ...hybrid(), name: 'cloud-only' } };

      const { environments, faults } = readEnvironments([other, cloud], [], { only });

      expect(environments).toEqual([]);
      expect(faults).toEqual([expect.objectContaining({ file: cloud.file, path: ['name'], severity: 'error' })]);
    });

    it('only warns where the other one is newer, and so is to change', () => {
      const other = { file: 'environments/later.ts', value: { ...hybrid(), name: 'cloud-only' } };
      const ageOf = (file: string) => (file === other.file ? 'new' : 'committed');

      const { environments, faults } = readEnvironments([other, cloud], [], { only, ageOf });

      expect(environments).toHaveLength(1);
      expect(faults).toEqual([expect.objectContaining({ file: other.file, path: ['name'], severity: 'warning' })]);
    });

    it('reads the others although one of their keys throws', () => {
      const other = { file: 'environments/later.ts', value: { ...hybrid(), name: 'cloud-only' } };
      Object.defineProperty(other.value, 'terraformState', {
        enumerable: true,
        get: () => {
          throw new Error('no state today');
        },
      });

      expect(readEnvironments([other, cloud], [], { only }).environments).toHaveLength(1);
    });

    it('says nothing of a conflict between two others', () => {
      const others = ['one', 'two'].map((name) => ({ file: `environments/${name}.ts`, value: hybrid() }));

      expect(readEnvironments([...others, cloud], [], { only }).faults).toEqual([]);
    });
  });

  it.each<[string, unknown]>([
    ['the file has a default export: its environment', undefined],
    ['the default export is the environment itself, not a function', () => hybrid()],
    [
      'the default export is the environment itself, not a class',
      class {
        public readonly name = 'hybrid';
      },
    ],
    ['the default export is the environment itself, not a promise of it: the file is not async', Promise.resolve({})],
    ['the default export is the environment itself, not a list', [hybrid()]],
    ['the default export is the environment itself, not a single value', 'hybrid'],
  ])('says how to export an environment: %s', (rule, value) => {
    expect(checked(value).faults).toEqual([
      expect.objectContaining({ path: [], rule, fix: 'write export default defineEnvironment({ … })' }),
    ]);
  });

  it.each([undefined, null, 5, 'hybrid', [], () => hybrid()])('refuses %p instead of an environment', (value) => {
    const { faults, environments } = checked(value);

    expect(environments).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
