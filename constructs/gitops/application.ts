import {
  ARGO_CD_NAMESPACE,
  CASCADE_FINALIZER,
  KEEP,
  ROOT,
  SYNC_OPTIONS,
  SYNC_WAVE,
} from '../../config/gitops/argo-cd-names';
import type { Cluster } from '../../config/kubernetes/clusters';
import type { AppOnCluster } from '../../apps/define-app';
import { clusterFolder, rendered } from '../../config/layout';
import type { Manifest, ManifestOf } from '../../apps/manifest';

/** An Application, with the fields that Argo CD 3.2 and later have (Argo CD, "Application Specification"). */
export type Application = ManifestOf<
  'argoproj.io/v1alpha1',
  'Application',
  {
    readonly spec: {
      readonly project: string;
      readonly destination: { readonly name: string; readonly namespace: string };
      readonly source?: Source;
      readonly sources?: readonly Source[];
      readonly syncPolicy: object;
      readonly ignoreDifferences?: readonly object[];
      readonly revisionHistoryLimit: number;
    };
  }
>;

interface Source {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly path?: string;
  readonly chart?: string;
  readonly helm?: { readonly releaseName: string; readonly valuesObject: object };
}

/**
 * - `ServerSideApply`: the CRDs of some charts are too large for the annotation of a client-side apply.
 * - `SkipDryRunOnMissingResource`: a CRD of the same chart does not exist yet when its first object is checked.
 * - `PruneLast`: objects are deleted only after all others are applied.
 * - `RespectIgnoreDifferences`: a sync leaves ignored fields alone too, not only a comparison.
 */
const SYNC_OPTIONS_OF_ALL = [
  'ServerSideApply=true',
  'SkipDryRunOnMissingResource=true',
  'PruneLast=true',
  'RespectIgnoreDifferences=true',
];

const BACKOFF = { duration: '15s', factor: 2, maxDuration: '5m' };

/** Each try takes the newest commit, which may have the fix (Argo CD 3.4.4, `RetryStrategy.Refresh`). */
const RETRY = { limit: 10, refresh: true, backoff: BACKOFF };

/**
 * A cluster's Application never gives up: one of its apps may wait a month for a person. An app does, because while it tries again it is
 * not known to have failed.
 */
const RETRY_FOR_EVER = { ...RETRY, limit: -1 };

/** How many revisions of an Application Argo CD keeps. Git has all of them. */
const HISTORY = 5;

/** The name of an app's Application. It names the cluster too, because the Applications of all clusters are in one namespace. */
const applicationName = ({ app, cluster }: AppOnCluster): string => `${cluster.name}-${app.name}`;

/** One app on one cluster, as Argo CD reads it. */
export function application(installed: AppOnCluster): Application {
  const { app, cluster } = installed;
  const sources = [...chartSource(installed), ...manifestSource(installed)];
  const kept = app.data === 'kept';
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(installed),
      namespace: ARGO_CD_NAMESPACE,
      annotations: {
        [SYNC_WAVE]: String(app.wave),
        // Argo CD compares with the API server's dry run, so that the API server's defaults are no difference.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        ...(kept && { [SYNC_OPTIONS]: KEEP }),
      },
      labels: { 'landbridge/app': app.name, 'landbridge/cluster': cluster.name },
      // Without the finalizer deleting the Application leaves its objects in the cluster.
      ...(!kept && { finalizers: [CASCADE_FINALIZER] }),
    },
    spec: {
      project: app.project,
      destination: { name: cluster.name, namespace: app.namespace },
      sources,
      syncPolicy: {
        // No key is false: Argo CD leaves such keys out when it writes an Application, which then differs from git (3.2, SyncPolicyAutomated).
        automated: { ...(!kept && { prune: true }), selfHeal: true },
        syncOptions: SYNC_OPTIONS_OF_ALL,
        retry: RETRY,
      },
      ...(app.ignored && { ignoreDifferences: app.ignored }),
      revisionHistoryLimit: HISTORY,
    },
  };
}

function chartSource({ app: { chart }, values }: AppOnCluster): Source[] {
  if (!chart) return [];
  return [
    {
      repoURL: chart.repository,
      chart: chart.name,
      targetRevision: chart.version,
      helm: { releaseName: chart.name, valuesObject: values() },
    },
  ];
}

const manifestSource = ({ app, cluster, manifests }: AppOnCluster): Source[] =>
  manifests ? [fromRepository(cluster, rendered(`${clusterFolder(cluster)}/${app.name}`))] : [];

/**
 * A folder without its subfolders, which is Argo CD's default. An explicit `directory: {}` would always show as a difference: Argo CD
 * removes an empty `directory` from a live Application (Argo CD 3.2, `NormalizeSource`).
 */
const fromRepository = ({ environment: { repository } }: Cluster, path: string): Source => ({
  repoURL: repository.url,
  targetRevision: repository.revision,
  path,
});

/**
 * The Application of a cluster's Applications. It is deleted after them, so that each can delete its own objects first. Applications that
 * hold data stay.
 */
export const clusterApplication = (cluster: Cluster, hub: string): Application => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: cluster.name,
    namespace: ARGO_CD_NAMESPACE,
    labels: { 'landbridge/cluster': cluster.name },
    finalizers: [CASCADE_FINALIZER],
  },
  spec: {
    project: ROOT,
    destination: { name: hub, namespace: ARGO_CD_NAMESPACE },
    source: fromRepository(cluster, rendered(clusterFolder(cluster))),
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['PruneLast=true'],
      retry: RETRY_FOR_EVER,
    },
    revisionHistoryLimit: HISTORY,
  },
});

/** Keeps an app's manifests if the app holds data. All of them are kept, because the data depends on each. */
export const marked = ({ app }: AppOnCluster, manifest: Manifest): Manifest => {
  const { annotations } = manifest.metadata;
  const added = {
    ...(app.chart && annotations?.[SYNC_WAVE] === undefined && { [SYNC_WAVE]: '1' }),
    ...(app.data === 'kept' && { [SYNC_OPTIONS]: KEEP }),
  };
  return Object.keys(added).length === 0
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, annotations: { ...annotations, ...added } } };
};
