import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { V1Pod } from '@kubernetes/client-node';
import { App } from 'cdktf';
import { QUEUE, QUEUE_VERSION } from '../../../../apps/kueue/queues';
import { clustersOf, type Cluster } from '../../../../config/kubernetes/clusters';
import { batchGpus } from '../../../../config/pools/batch-gpus';
import { rendered } from '../../../../config/layout';
import { GitOpsTree } from '../../../../constructs/gitops/gitops-tree';
import { messageOf } from '../../../../testbed/kubernetes/kubernetes-api';
import type { ArgoCdHarness } from '../../../../testbed/argo-cd/argo-cd-harness';
import type { HarnessCluster } from '../../../../testbed/argo-cd/harness-cluster';
import { eventually } from '../../../../machine/eventually';
import { endPod, gpuPod, gpusOf, PIPELINE, podNamed, stateOf } from '../gpu-pods';
import { named } from '../objects';
import type { GitOpsCase } from '../gitops-case';

/** GPUs of each pod here, which is what a node has. */
const EACH = 4;
const NUMBER = 10;
const CLUSTER_QUEUE = named(QUEUE_VERSION, 'ClusterQueue', QUEUE);

interface Conditioned {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const clusterOf = ({ environment }: ArgoCdHarness, name: string): Cluster => {
  const cluster = clustersOf(environment).find((one) => one.name === name);
  if (!cluster) throw new Error(`There is no cluster ${name}.`);
  return cluster;
};

const create = async ({ api }: HarnessCluster, pod: V1Pod): Promise<void> => {
  const answer = await api.apply(pod);
  equal(answer.status, 201, messageOf(answer));
};

const reaches = (cluster: HarnessCluster, name: string, state: string): Promise<true> =>
  eventually(`${name} to be ${state}`, async () => stateOf(await podNamed(cluster.api, name)) === state, {
    state: async () => (await podNamed(cluster.api, name))?.status?.conditions,
  });

/** What waits in the queue, in order, as Kueue's own API tells it through the API server. */
const waitingIn = async ({ api }: HarnessCluster): Promise<string[]> => {
  const path = `/apis/visibility.kueue.x-k8s.io/v1beta2/clusterqueues/${QUEUE}/pendingworkloads`;
  const answer = await api.ask('GET', path);
  equal(answer.status, 200, messageOf(answer));
  const { items = [] } = answer.body as {
    readonly items?: readonly { readonly metadata: { readonly name: string } }[];
  };
  return items.map(({ metadata }) => metadata.name);
};

/** Whether an admitted pod was given what its flavor has. */
const hasFlavor = async (cluster: HarnessCluster, harness: ArgoCdHarness, name: string): Promise<void> => {
  const { spec } = (await podNamed(cluster.api, name)) ?? {};
  const [flavor] = batchGpus(clusterOf(harness, cluster.name));
  const [key = '', value] = flavor?.nodeLabel ?? [];
  equal(spec?.nodeSelector?.[key], value);
  ok(spec?.tolerations?.some((one) => one.key === 'nvidia.com/gpu' && one.value === flavor?.taint));
};

/** Files of the tree that differ where the site is cordoned, but for Applications, whose sources are local here. */
const cordoned = ({ environment }: ArgoCdHarness, site: string): Readonly<Record<string, string>> => {
  const filesOf = (sites: typeof environment.sites) => {
    const source = `environments/${environment.name}.ts`;
    const tree = new GitOpsTree(new App(), 'tree', { environment: { ...environment, sites }, source });
    return new Map([...tree.files.values()].map((file) => [rendered(file.path), file.content()]));
  };
  const { [site]: own } = environment.sites;
  if (!own) throw new Error(`There is no site ${site}.`);
  const before = filesOf(environment.sites);
  const after = filesOf({ ...environment.sites, [site]: { ...own, mode: 'cordoned' } });
  const changed = [...after].filter(
    ([path, text]) => before.get(path) !== text && !text.includes('kind: Application\n'),
  );
  return Object.fromEntries(changed);
};

export const gpusQueue: GitOpsCase = (fixture) => {
  for (const side of ['hub', 'spoke'] as const) {
    void describe(`${NUMBER}. given the queue of the ${side}, when more pods ask for GPUs than it has`, () => {
      void it('then as many run as there are GPUs, the next waits, and is let in when one ends', async () => {
        const { harness } = fixture;
        const { [side]: cluster } = harness;
        const fit = Math.floor((await gpusOf(cluster.api)) / EACH);
        const names = Array.from({ length: fit + 1 }, (_, index) => `queued-${index}`);
        const began = Date.now();
        for (const name of names.slice(0, fit)) await create(cluster, gpuPod(name, EACH));
        for (const name of names.slice(0, fit)) await reaches(cluster, name, 'Running');
        const last = names[fit] ?? '';
        await create(cluster, gpuPod(last, EACH));
        await eventually('Kueue to tell what waits', async () => (await waitingIn(cluster)).length === 1);
        equal(stateOf(await podNamed(cluster.api, last)), 'gated');
        match((await waitingIn(cluster))[0] ?? '', new RegExp(last));
        for (const name of names.slice(0, fit)) await hasFlavor(cluster, harness, name);
        const note = `${cluster.name}: ${fit} pods of ${EACH} GPUs run, the next is gated and in Kueue's own API`;
        fixture.note(NUMBER, `${note}, after ${Math.round((Date.now() - began) / 1000)} s`);

        const ended = Date.now();
        await endPod(cluster.api, names[0] ?? '');
        await reaches(cluster, last, 'Running');
        fixture.note(NUMBER, `${cluster.name}: let in ${Math.round((Date.now() - ended) / 1000)} s after one ended`);
        for (const name of names.slice(1)) await endPod(cluster.api, name);
        for (const name of names) await cluster.api.remove(named('v1', 'Pod', name, PIPELINE));
        await eventually('all pods to go', async () =>
          (await Promise.all(names.map((name) => podNamed(cluster.api, name)))).every((pod) => pod === undefined),
        );
      });

      void it('then a pod of another namespace is left alone, although it names the queue', async () => {
        const { [side]: cluster } = fixture.harness;
        await create(cluster, gpuPod('outsider', 0, 'default'));
        const state = async () => stateOf(await podNamed(cluster.api, 'outsider', 'default'));
        await eventually('the outsider to run', async () => (await state()) === 'Running');
        deepEqual((await podNamed(cluster.api, 'outsider', 'default'))?.metadata?.finalizers ?? [], []);
        await cluster.api.remove(named('v1', 'Pod', 'outsider', 'default'));
        fixture.note(NUMBER, `${cluster.name}: a pod outside of the pipeline's namespace is untouched`);
      });
    });
  }

  void describe(`${NUMBER}. given a site with a pod that runs, when it is cordoned`, () => {
    void it('then that one runs on, a new one waits, and is let in when the site is active again', async () => {
      const { harness } = fixture;
      const { spoke, repository, push } = harness;
      await create(spoke, gpuPod('before', EACH));
      await reaches(spoke, 'before', 'Running');
      const change = cordoned(harness, spoke.name);
      const back = Object.fromEntries(Object.keys(change).map((path) => [path, repository.read(path)]));
      await push('the site is cordoned', change);
      const isActive = async (status: string): Promise<boolean> => {
        const queue = (await spoke.api.read(CLUSTER_QUEUE)) as Conditioned | undefined;
        const { conditions = [] } = queue?.status ?? {};
        return conditions.some((one) => one.type === 'Active' && one.status === status);
      };
      await eventually('the queue to stop', () => isActive('False'), { seconds: 240 });
      await create(spoke, gpuPod('after', EACH));
      await eventually('Kueue to take it', async () => (await waitingIn(spoke)).length === 1);
      equal(stateOf(await podNamed(spoke.api, 'after')), 'gated');
      equal(stateOf(await podNamed(spoke.api, 'before')), 'Running');
      fixture.note(
        NUMBER,
        `${spoke.name} cordoned (${Object.keys(change).length} files): what runs runs on, a new pod is gated`,
      );

      await push('the site is active', back);
      await eventually('the queue to go on', () => isActive('True'), { seconds: 240 });
      await reaches(spoke, 'after', 'Running');
      for (const name of ['before', 'after']) {
        await endPod(spoke.api, name);
        await spoke.api.remove(named('v1', 'Pod', name, PIPELINE));
      }
      fixture.note(NUMBER, `${spoke.name} active again: the pod that waited runs`);
    });
  });
};
