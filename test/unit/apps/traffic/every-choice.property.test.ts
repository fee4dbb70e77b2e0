import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { appsOn } from '../../../../apps';
import { flowFaults } from '../../../../apps/traffic/flow-faults';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import { networkOf } from '../../../../config/network/flows/cluster-network';
import { CONTROL_PLANE_PORTS } from '../../../../constructs/cluster/control-plane-ports';
import { checked, cloudOf, siteOf, twoSites, type Draft } from '../../../support/drafts';

const PORTS = Object.values(CONTROL_PLANE_PORTS).map(({ port }) => port);
const workersOf = (draft: Draft) => Object.values(siteOf(draft).workers ?? {});

/** Choices that decide which apps run, and whom they reach. */
const CHOICES: Readonly<Record<string, (draft: Draft) => unknown>> = {
  'no database': (draft) => delete cloudOf(draft).database,
  'no public zone': (draft) => delete cloudOf(draft).dnsZone,
  'no images': (draft) => (cloudOf(draft).images = []),
  'a registry': (draft) => (draft.release = { registry: 'registry.acme.example/platform' }),
  'no GPUs in the cloud': (draft) => (cloudOf(draft).gpuPools = {}),
  'a private API': (draft) => (cloudOf(draft).api = 'private'),
  'another Service network': (draft) => (cloudOf(draft).serviceCidr = '172.28.0.0/20'),
  'no cloud': (draft) => delete draft.cloud,
  'no identity': (draft) => delete siteOf(draft).identity,
  Cilium: (draft) => (siteOf(draft).cni = 'cilium'),
  Calico: (draft) => (siteOf(draft, 'busan').cni = 'calico'),
  'no disks': (draft) => workersOf(draft).forEach((worker) => delete worker.dataDisks),
  'no GPUs on the site': (draft) => workersOf(draft).forEach((worker) => delete worker.gpus),
  'no workers': (draft) => (siteOf(draft).workers = {}),
  'a cordoned site': (draft) => (siteOf(draft).mode = 'cordoned'),
};

describe('whatever an environment chooses', () => {
  it('its network policies allow what its apps need, and nothing that must not be', () => {
    let judged = 0;
    fc.assert(
      fc.property(fc.subarray(Object.keys(CHOICES), { maxLength: 4 }), (choices) => {
        const draft = twoSites();
        // The cloud goes last: the other choices change it.
        for (const choice of [...choices].sort((one) => (one === 'no cloud' ? 1 : -1))) CHOICES[choice]?.(draft);
        const [loaded] = checked(draft).environments;
        if (!loaded) return;
        judged += 1;
        const faults = clustersOf(loaded.environment).flatMap((cluster) =>
          flowFaults(appsOn(cluster), networkOf(cluster, PORTS)).map((fault) => `${cluster.name}: ${fault}`),
        );

        expect(faults).toEqual([]);
      }),
      { numRuns: 60 },
    );

    expect(judged).toBeGreaterThan(20);
  });
});
