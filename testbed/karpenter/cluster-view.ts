import type { Instance } from '@aws-sdk/client-ec2';
import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { eventually } from '../../machine/eventually';
import type { KarpenterHarness } from './karpenter-harness';
import { livingInstances } from './kubelets';
import { instanceOf, labelOf, NODE_CLAIM, NODE_POOL, type NodeClaim, type NodePool } from './karpenter-objects';

/** The present objects of the cluster and the account. */
export interface ClusterView {
  nodeClaims(pool?: string): Promise<NodeClaim[]>;
  nodePools(): Promise<NodePool[]>;
  instances(): Promise<Instance[]>;
  pods(prefix?: string): Promise<V1Pod[]>;
  /** Events of Karpenter and the scheduler about an object, oldest first. */
  eventsOf(name: string): Promise<CoreV1Event[]>;
  /** Waits until a pod runs; returns it and the NodeClaim and instance below it. */
  running(pod: string, seconds?: number): Promise<Placed>;
}

/** A running pod with what was launched for it. */
export interface Placed {
  readonly pod: V1Pod;
  readonly claim: NodeClaim;
  readonly instance: Instance;
}

export const NAMESPACE = 'default';

export const viewOf = ({
  core,
  objects,
  account,
}: Pick<KarpenterHarness, 'core' | 'objects' | 'account'>): ClusterView => {
  const nodeClaims = async (pool?: string): Promise<NodeClaim[]> => {
    const { items } = await objects.list<NodeClaim>(NODE_CLAIM.apiVersion, NODE_CLAIM.kind);
    return items.filter((claim) => pool === undefined || labelOf(claim, 'karpenter.sh/nodepool') === pool);
  };
  const instances = (): Promise<Instance[]> => livingInstances(account.ec2);
  return {
    nodeClaims,
    instances,
    nodePools: async () => (await objects.list<NodePool>(NODE_POOL.apiVersion, NODE_POOL.kind)).items,
    pods: async (prefix = '') =>
      (await core.listNamespacedPod({ namespace: NAMESPACE })).items.filter(({ metadata }) =>
        metadata?.name?.startsWith(prefix),
      ),
    eventsOf: async (name) => {
      const { items } = await core.listEventForAllNamespaces({ fieldSelector: `involvedObject.name=${name}` });
      return items;
    },
    running: (name, seconds = 60) =>
      eventually(
        `pod ${name} to run on a launched instance`,
        async () => {
          const pod = await core.readNamespacedPod({ namespace: NAMESPACE, name });
          if (pod.status?.phase !== 'Running') return undefined;
          const claim = (await nodeClaims()).find(({ status }) => status?.nodeName === pod.spec?.nodeName);
          const instance = (await instances()).find(({ InstanceId }) => claim && InstanceId === instanceOf(claim));
          return claim && instance && { pod, claim, instance };
        },
        {
          seconds,
          state: async () => (await nodeClaims()).map(({ metadata, status }) => [metadata?.name, status?.conditions]),
        },
      ),
  };
};
