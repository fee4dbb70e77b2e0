import type { KubernetesObject } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import type { Api } from '../../../../testbed/kubernetes/kubernetes-api';
import type { AwsStores } from '../../../../testbed/operators/aws-stores';
import { secretCopier } from '../../../../testbed/operators/copied-secrets';

const aws = { secret: () => Promise.resolve('{"name":"seoul"}') } as unknown as AwsStores;

/** The Secret that the stand-in applies for one ExternalSecret. */
const secretOf = async (target: object): Promise<KubernetesObject | undefined> => {
  const lists: Readonly<Record<string, readonly object[]>> = {
    ClusterSecretStore: [{ metadata: { name: 'secrets' }, spec: { provider: { aws: { service: 'SecretsManager' } } } }],
    Namespace: [{ metadata: { name: 'argocd' } }],
    ExternalSecret: [
      {
        kind: 'ExternalSecret',
        metadata: { name: 'cluster-seoul', namespace: 'argocd', uid: 'its-uid' },
        spec: {
          secretStoreRef: { name: 'secrets' },
          target: { name: 'cluster-seoul', ...target },
          dataFrom: [{ extract: { key: 'any' } }],
        },
      },
    ],
  };
  const applied: KubernetesObject[] = [];
  const api = {
    list: (_version: string, kind: string) => Promise.resolve(lists[kind] ?? []),
    merge: () => Promise.resolve(),
    apply: (object: KubernetesObject) => {
      applied.push(object);
      return Promise.resolve({ status: 200, body: {} });
    },
  };
  await secretCopier(aws)(api as unknown as Api);
  return applied.find(({ kind }) => kind === 'Secret');
};

describe('the stand-in for External Secrets', () => {
  it.each([{}, { creationPolicy: 'Owner' }])(
    'given %j, when it copies, then the Secret goes with its ExternalSecret',
    async (target) => {
      expect((await secretOf(target))?.metadata?.ownerReferences).toEqual([
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          name: 'cluster-seoul',
          uid: 'its-uid',
          controller: true,
          blockOwnerDeletion: true,
        },
      ]);
    },
  );

  it('given the policy Orphan, when it copies, then the Secret stays without its ExternalSecret', async () => {
    const secret = await secretOf({ creationPolicy: 'Orphan' });

    expect(secret?.metadata?.name).toBe('cluster-seoul');
    expect(secret?.metadata).not.toHaveProperty('ownerReferences');
  });
});
