import type { ClusterNetwork } from './cluster-network';
import { policiesIn, type AnyManifest, type JudgedPolicy } from './policies';
import type { Labels } from './selector';

/** What a flow is judged by. */
export interface Policed {
  readonly network: ClusterNetwork;
  /** By their namespace. */
  readonly policies: ReadonlyMap<string, readonly JudgedPolicy[]>;
  /** Labels of the namespaces that have more than their name. */
  readonly namespaces: ReadonlyMap<string, Labels>;
}

/**
 * What flows are judged by on a cluster with these manifests.
 *
 * @throws Error for a policy that cannot be judged
 */
export function policedBy(manifests: readonly AnyManifest[], network: ClusterNetwork): Policed {
  const policies = new Map<string, JudgedPolicy[]>();
  for (const policy of policiesIn(manifests)) {
    policies.set(policy.namespace, [...(policies.get(policy.namespace) ?? []), policy]);
  }
  const namespaces = new Map(
    manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  );
  return { network, policies, namespaces };
}
