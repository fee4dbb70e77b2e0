import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Pod, V1Volume } from '@kubernetes/client-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeVolumes, mountsOf, type VolumeSources } from '../../../../testbed/kubelet/volumes';

const sources: VolumeSources = {
  of: (kind, name) => Promise.resolve(name === 'keys' && kind === 'Secret' ? { one: '1', two: '2' } : undefined),
  token: (audience, seconds) => Promise.resolve(`token for ${audience ?? 'the API'}, ${seconds} s`),
};
const podWith = (...volumes: V1Volume[]): V1Pod => ({ metadata: { name: 'job' }, spec: { containers: [], volumes } });

describe('the volumes of a pod', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'landbridge-volumes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has a file for each key of a Secret, or for those that it names', async () => {
    const items = [{ key: 'two', path: 'deep/second' }];
    const volumes = await makeVolumes(
      podWith({ name: 'all', secret: { secretName: 'keys' } }, { name: 'some', secret: { secretName: 'keys', items } }),
      folder,
      sources,
    );

    expect(readFileSync(join(volumes.get('all') ?? '', 'one'), 'utf8')).toBe('1');
    expect(readFileSync(join(volumes.get('some') ?? '', 'deep/second'), 'utf8')).toBe('2');
  });

  it('refuses an empty folder of a medium that is not known here', async () => {
    const pages = podWith({ name: 'pages', emptyDir: { medium: 'HugePages' } });

    await expect(makeVolumes(pages, folder, sources)).rejects.toThrow('HugePages');
  });

  it('has a token of its own ServiceAccount', async () => {
    const token = { serviceAccountToken: { path: 'token', expirationSeconds: 600 } };
    const volumes = await makeVolumes(podWith({ name: 'api', projected: { sources: [token] } }), folder, sources);

    expect(readFileSync(join(volumes.get('api') ?? '', 'token'), 'utf8')).toBe('token for the API, 600 s');
  });

  it('waits for a Secret that is not there, and refuses a kind that is not known here', async () => {
    const missing = podWith({ name: 'x', secret: { secretName: 'later' } });
    const unknown = podWith({ name: 'x', hostPath: { path: '/' } });

    await expect(makeVolumes(missing, folder, sources)).rejects.toThrow('Secret later is not there');
    await expect(makeVolumes(unknown, folder, sources)).rejects.toThrow('not known here');
  });

  it.each([
    ['on the disk', {}],
    ['in memory', { medium: 'Memory', sizeLimit: '8Gi' }],
  ])('lets every user write into an empty folder %s, and into a part of it', async (_where, emptyDir) => {
    const pod = podWith({ name: 'scratch', emptyDir });
    const volumes = await makeVolumes(pod, folder, sources);
    const [mount] = mountsOf(
      { name: 'main', volumeMounts: [{ name: 'scratch', mountPath: '/work', subPath: 'in' }] },
      pod,
      volumes,
    );

    expect(mount).toEqual({ source: join(folder, 'scratch', 'in'), target: '/work', readOnly: false });
    expect(statSync(mount?.source ?? '').mode & 0o777).toBe(0o777);
  });
});
