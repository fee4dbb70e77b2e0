import { describe, expect, it } from '@jest/globals';
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
    // With a zone nothing is said of it alone.
    cloudOf(written).dnsZone = 'cloud.acme.example';
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

    it('only warns where the other one is to change', () => {
      const other = { file: 'environments/later.ts', value: { ...hybrid(), name: 'cloud-only' } };

      const { environments, faults } = readEnvironments([other, cloud], [], { only });

      expect(environments).toHaveLength(1);
      expect(faults).toEqual([expect.objectContaining({ file: other.file, path: ['name'], severity: 'warning' })]);
    });

    it('says nothing of a conflict between two others', () => {
      const others = ['one', 'two'].map((name) => ({ file: `environments/${name}.ts`, value: hybrid() }));

      expect(readEnvironments([...others, cloud], [], { only }).faults).toEqual([]);
    });
  });

  it.each([undefined, null, 5, 'hybrid', [], () => hybrid()])('refuses %p instead of an environment', (value) => {
    const { faults, environments } = checked(value);

    expect(environments).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
