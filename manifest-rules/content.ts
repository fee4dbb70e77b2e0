import type { AppOnCluster } from '../apps/define-app';
import type { Manifest } from '../apps/manifest';
import type { Cluster } from '../config/kubernetes/clusters';
import { valueAt, type Content, type Given } from './given';

/** The wave of what is there before any app. */
const BEFORE_ALL = -100;

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
 * @param first what is installed before the apps, with who installs it
 */
export const contentOf = (
  cluster: Cluster,
  apps: readonly AppOnCluster[],
  chartObjects: (installed: AppOnCluster) => readonly Manifest[],
  first: readonly Pick<Given, 'app' | 'object'>[],
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
  const installedFirst = first.map((one) => ({ ...one, wave: BEFORE_ALL }));
  return { cluster, given, installedFirst, traffic: new Map(apps.map(({ app, traffic }) => [app.name, traffic()])) };
};
