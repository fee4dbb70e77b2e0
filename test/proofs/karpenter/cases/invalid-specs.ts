import { describe, it } from 'node:test';
import { deepEqual } from 'node:assert/strict';
import { ApiException, type KubernetesObject } from '@kubernetes/client-node';
import { INVALID_POOL_SPECS, validPair } from '../../../support/invalid-pool-specs';
import type { KarpenterCase, KarpenterFixture } from '../karpenter-case';

/** What the API server says to an object, which it checks and does not keep. */
const verdict = async ({ harness }: KarpenterFixture, object: KubernetesObject): Promise<'accepted' | 'refused'> => {
  const named = { ...object, metadata: { name: 'invalid' } };
  try {
    await harness.objects.create(named, undefined, 'All');
    return 'accepted';
  } catch (error) {
    if (error instanceof ApiException && (error.code === 422 || error.code === 400)) return 'refused';
    throw error;
  }
};

/** What we refuse, sent raw. */
export const invalidSpecs: KarpenterCase = (fixture) => {
  void describe('9. given the pools that we refuse, when they are sent to the API server as they are', () => {
    void it('then a valid pair is accepted', async () => {
      const { nodeClass, nodePool } = validPair();
      deepEqual([await verdict(fixture, nodeClass), await verdict(fixture, nodePool)], ['accepted', 'accepted']);
    });

    void it('then it says of each what the table says', async () => {
      const said = await Promise.all(
        INVALID_POOL_SPECS.map(async ({ name, mutate, path }) => {
          const pair = validPair();
          mutate(pair);
          return {
            name,
            upstream: await verdict(fixture, path.startsWith('NodePool') ? pair.nodePool : pair.nodeClass),
          };
        }),
      );
      const accepted = said.filter(({ upstream }) => upstream === 'accepted');
      console.log(`\nRefused by us, accepted by the CRDs of Karpenter (${accepted.length} of ${said.length}):`);
      for (const { name } of accepted) console.log(`  ${name}`);
      fixture.note(9, `${said.length} refused by us; the API server accepts ${accepted.length} of them`);
      deepEqual(
        said,
        INVALID_POOL_SPECS.map(({ name, upstream }) => ({ name, upstream })),
      );
    });
  });
};
