import { setTimeout as sleep } from 'node:timers/promises';
import { AppsV1Api, type V1Pod, type V1Toleration } from '@kubernetes/client-node';
import { eventually } from '../../machine/eventually';
import type { KarpenterHarness } from './karpenter-harness';
import { nameOf, NODE_CLAIM } from './karpenter-objects';
import { NAMESPACE, viewOf } from './cluster-view';
import { GPU_RESOURCE, NODES_LABEL } from '../../config/kubernetes/labels-and-taints';

export interface PodWish {
  readonly name: string;
  /** @default 0 */
  readonly gpus?: number;
  /** Cores. @default '500m' */
  readonly cpu?: string;
  /** The nodes that it wants, by the label that every pool's nodes bear. @default any */
  readonly nodes?: string;
  /** Uses whose taint it tolerates. @default that of `nodes` */
  readonly tolerates?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** The instance type that it wants. @default any */
  readonly instanceType?: string;
}

const toleration = (use: string): V1Toleration => ({
  key: GPU_RESOURCE,
  operator: 'Equal',
  value: use,
  effect: 'NoSchedule',
});

/** A pod as a workload of the platform would write it. */
export const podOf = ({
  name,
  gpus = 0,
  cpu = '500m',
  nodes,
  tolerates,
  annotations,
  instanceType,
}: PodWish): V1Pod => ({
  metadata: {
    name,
    namespace: NAMESPACE,
    labels: { app: name },
    ...(annotations && { annotations: { ...annotations } }),
  },
  spec: {
    nodeSelector: {
      ...(nodes !== undefined && { [NODES_LABEL]: nodes }),
      ...(instanceType !== undefined && { 'node.kubernetes.io/instance-type': instanceType }),
    },
    tolerations: (tolerates ?? (nodes === undefined ? [] : [nodes])).map(toleration),
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'main',
        image: 'example.invalid/work:1',
        resources: {
          requests: { cpu, memory: '1Gi' },
          ...(gpus > 0 && { limits: { [GPU_RESOURCE]: String(gpus) } }),
        },
      },
    ],
  },
});

export const createPod = async ({ core }: Pick<KarpenterHarness, 'core'>, wish: PodWish): Promise<void> => {
  await core.createNamespacedPod({ namespace: NAMESPACE, body: podOf(wish) });
};

/** Creates a Deployment of one such pod, which comes again where its node goes. */
export const createDeployment = async (
  { cluster }: Pick<KarpenterHarness, 'cluster'>,
  wish: PodWish,
): Promise<void> => {
  const { spec, metadata } = podOf(wish);
  await cluster.config.makeApiClient(AppsV1Api).createNamespacedDeployment({
    namespace: NAMESPACE,
    body: {
      metadata: { name: wish.name },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: wish.name } },
        template: {
          metadata: { labels: { app: wish.name }, annotations: { ...metadata?.annotations } },
          ...(spec && { spec }),
        },
      },
    },
  });
};

export const deleteDeployment = async ({ cluster }: Pick<KarpenterHarness, 'cluster'>, name: string): Promise<void> => {
  await cluster.config.makeApiClient(AppsV1Api).deleteNamespacedDeployment({ namespace: NAMESPACE, name });
};

/** Deletes all pods and nodes, so that the next case begins with none. Consolidation would do the same, but in minutes. */
export const clear = async (harness: Pick<KarpenterHarness, 'core' | 'objects' | 'account'>): Promise<void> => {
  const view = viewOf(harness);
  await harness.core.deleteCollectionNamespacedPod({ namespace: NAMESPACE, gracePeriodSeconds: 0 });
  await eventually('all pods to be gone', async () => (await view.pods()).length === 0);
  for (const claim of await view.nodeClaims()) {
    await harness.objects.delete({ ...NODE_CLAIM, metadata: { name: nameOf(claim) } }).catch(() => undefined);
  }
  await eventually(
    'all nodes and instances to be gone',
    async () => (await view.nodeClaims()).length === 0 && (await view.instances()).length === 0,
    { seconds: 90, state: () => view.nodeClaims() },
  );
  await sleep(200); // its cache of the cluster's state follows
};
