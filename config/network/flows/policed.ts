import { remembered } from '../../remembered';
import type { ClusterNetwork } from './cluster-network';
import type { PodEnd } from './flow';
import { policiesIn, type AnyManifest, type JudgedPolicy } from './policies';
import { selects, type Labels } from './selector';

/** The side of a pod that a policy closes. */
export type Direction = 'egress' | 'ingress';

/** What a flow is judged by. */
export interface Policed {
  readonly network: ClusterNetwork;
  /** The policies that close one side of a pod. */
  readonly policiesOf: (pod: PodEnd, direction: Direction) => readonly JudgedPolicy[];
  /** Labels of the namespaces that have more than their name. */
  readonly namespaces: ReadonlyMap<string, Labels>;
}

/**
 * What flows are judged by on a cluster with these manifests.
 *
 * @throws Error for a policy that cannot be judged
 */
export function policedBy(manifests: readonly AnyManifest[], network: ClusterNetwork): Policed {
  const policies = policiesIn(manifests);
  const closing = (direction: Direction): ((pod: PodEnd) => readonly JudgedPolicy[]) =>
    remembered(({ namespace, labels }) =>
      policies.filter(
        (policy) => policy.namespace === namespace && policy[direction] !== undefined && selects(policy.pods, labels),
      ),
    );
  const found = { egress: closing('egress'), ingress: closing('ingress') };
  const namespaces = new Map(
    manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  );
  return { network, namespaces, policiesOf: (pod, direction) => found[direction](pod) };
}
