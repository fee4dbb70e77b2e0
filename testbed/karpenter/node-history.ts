import { Watch, type KubernetesObject, type V1Taint } from '@kubernetes/client-node';
import type { KarpenterHarness } from './karpenter-harness';
import { nameOf } from './karpenter-objects';

/** Something that happened, in the order of `at`. */
export interface Happening {
  readonly what: string;
  readonly at: number;
}

/** Follows nodes and NodeClaims from now on. */
export interface History {
  /** What happened to a node or NodeClaim: each state once, at its first sight. */
  of(name: string): readonly Happening[];
  stop(): void;
}

const statesOf = (object: KubernetesObject): string[] => [
  ...(object.metadata?.deletionTimestamp ? ['deleting'] : []),
  ...((object as { readonly spec?: { readonly taints?: readonly V1Taint[] } }).spec?.taints ?? []).map(
    ({ key }) => `tainted ${key}`,
  ),
];

/** Starts to follow what happens to nodes and NodeClaims. */
export const startHistory = async ({ cluster }: Pick<KarpenterHarness, 'cluster'>): Promise<History> => {
  const happenings = new Map<string, Happening[]>();
  const see = (type: string, object: KubernetesObject): void => {
    const seen = happenings.get(nameOf(object)) ?? [];
    happenings.set(nameOf(object), seen);
    for (const what of [...statesOf(object), ...(type === 'DELETED' ? ['gone'] : [])]) {
      if (!seen.some((one) => one.what === what)) seen.push({ what, at: Date.now() });
    }
  };
  const watch = new Watch(cluster.config);
  const requests = await Promise.all(
    ['/api/v1/nodes', '/apis/karpenter.sh/v1/nodeclaims'].map((path) => watch.watch(path, {}, see, () => undefined)),
  );
  return {
    of: (name) => happenings.get(name) ?? [],
    stop: () => requests.forEach((request) => request.abort()),
  };
};
