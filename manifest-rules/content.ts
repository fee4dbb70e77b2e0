import type { AppOnCluster } from '../apps/define-app';
import type { Manifest } from '../apps/manifest';
import type { Cluster } from '../config/kubernetes/clusters';
import { valueAt, type Content, type Given } from './given';

/** Cluster-wide kinds of Kubernetes itself, and those of ours whose CRDs are not in their chart's source. */
const CLUSTER_WIDE = new Set([
  ...['APIService', 'CSIDriver', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'IngressClass'],
  ...['MutatingWebhookConfiguration', 'Namespace', 'PriorityClass', 'RuntimeClass', 'StorageClass'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration'],
  ...['ClusterExternalSecret', 'ClusterSecretStore'],
]);

/** Kinds that CRDs of a cluster make cluster-wide. */
const clusterWideIn = (objects: readonly Manifest[]): string[] =>
  objects
    .filter((object) => object.kind === 'CustomResourceDefinition' && valueAt(object, 'spec', 'scope') === 'Cluster')
    .map((object) => String(valueAt(object, 'spec', 'names', 'kind')));

/**
 * Everything that a cluster is given.
 *
 * @param apps the cluster's apps, in the order in which they are installed
 * @param chartObjects what an app's chart renders; nothing where that is not known
 */
export const contentOf = (
  cluster: Cluster,
  apps: readonly AppOnCluster[],
  chartObjects: (installed: AppOnCluster) => readonly Manifest[],
): Content => {
  const all = apps.map((installed) => ({
    app: installed.app,
    objects: [...chartObjects(installed), ...(installed.manifests?.() ?? [])],
  }));
  const clusterWide = new Set([...CLUSTER_WIDE, ...clusterWideIn(all.flatMap(({ objects }) => objects))]);
  const placed = (object: Manifest, namespace: string): Manifest => {
    if (!clusterWide.has(object.kind))
      return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace } };
    const { namespace: _none, ...metadata } = object.metadata; // some charts give cluster-wide objects one
    return { ...object, metadata };
  };
  const given = all.flatMap(({ app, objects }) =>
    objects.map((object): Given => ({
      app: app.name,
      wave: app.wave,
      project: app.project,
      object: placed(object, app.namespace),
    })),
  );
  return { cluster, given, traffic: new Map(apps.map(({ app, traffic }) => [app.name, traffic()])) };
};
