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
 * - Server-side: the kinds of some charts are too large for the annotation of a client-side apply.
 * - A kind that comes with the same chart is not there when its first object is checked.
 * - What goes, goes after what comes.
 * - Ignored fields are left alone while syncing too, and not only while comparing.
 */
const SYNC_OPTIONS_OF_ALL = [
  'ServerSideApply=true',
  'SkipDryRunOnMissingResource=true',
  'PruneLast=true',
  'RespectIgnoreDifferences=true',
];

const RETRY = { limit: 10, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } };

/** Applications that are kept for a look back; git has them all. */
const HISTORY = 5;

/** The name of an app's Application: Argo CD has those of all clusters in one namespace. */
const applicationName = ({ app, cluster }: AppOnCluster): string => `${cluster.name}-${app.name}`;

/** One app on one cluster, as Argo CD takes it. */
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
        // The API server says what it would make of a manifest, defaults included, so that these are no difference.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        ...(kept && { [SYNC_OPTIONS]: KEEP }),
      },
      labels: { 'landbridge/app': app.name, 'landbridge/cluster': cluster.name },
      // Without the finalizer the Application's end leaves everything where it is.
      ...(!kept && { finalizers: [CASCADE_FINALIZER] }),
    },
    spec: {
      project: app.project,
      destination: { name: cluster.name, namespace: app.namespace },
      sources,
      syncPolicy: {
        automated: { prune: !kept, selfHeal: true, allowEmpty: false },
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
 * A folder without those below it, which is Argo CD's default. To say so would be a difference for ever: Argo CD takes an empty `directory` out of
 * a live Application (Argo CD 3.2, `NormalizeSource`).
 */
const fromRepository = ({ environment: { repository } }: Cluster, path: string): Source => ({
  repoURL: repository.url,
  targetRevision: repository.revision,
  path,
});

/**
 * The Application of a cluster's Applications. It goes only when they are gone, so that each can clean up; those that hold data stay.
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
      automated: { prune: true, selfHeal: true, allowEmpty: false },
      syncOptions: ['PruneLast=true'],
      retry: RETRY,
    },
    revisionHistoryLimit: HISTORY,
  },
});

/** What of an app's manifests are kept, when the app holds data: all, since each is a part of where the data is. */
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
