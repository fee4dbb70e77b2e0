import { ARGO_CD_NAMESPACE, CASCADE_FINALIZER, HUB_CLUSTER, HUB_SERVER, ROOT } from '../config/gitops/argo-cd-names';
import { hasCloud, hubOf } from '../config/kubernetes/clusters';
import { gitopsFolder, rendered } from '../config/layout';
import type { Environment } from '../config/schema/environment';

/** A kind of Kubernetes object; the group is empty for kinds of the core group. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** An AppProject: what its Applications may install, from where and to where. */
export interface AppProject {
  readonly name: string;
  /** Shown in the web interface. The chart does not quote it, so it must have no colon. */
  readonly description: string;
  /** The cluster of Argo CD, the cloud's only, the sites only, or every one. */
  readonly reach: 'hub' | 'cloud' | 'sites' | 'everywhere';
  /** Chart repositories; the environment's own repository is always one. */
  readonly repositories: readonly string[];
  readonly namespaces: readonly string[];
  /** Cluster-wide kinds; what is not listed is refused. */
  readonly clusterKinds: readonly GroupKind[];
  /** Kinds in the namespaces; what is not listed is refused. */
  readonly kinds: readonly GroupKind[];
}

/**
 * Values of chart argo/argocd-apps that make the AppProjects.
 *
 * Each has the finalizer, so it is deleted after its last Application: Argo CD cannot clean up after an Application without its AppProject
 * (Argo CD 3.4, `finalizeApplicationDeletion` reads it first).
 */
export const projectsValues = (environment: Environment, projects: readonly AppProject[]) => ({
  projects: Object.fromEntries(projects.map((project) => [project.name, values(project, environment)])),
});

const values = (
  { description, reach, repositories, namespaces, clusterKinds, kinds }: AppProject,
  environment: Environment,
) => ({
  namespace: ARGO_CD_NAMESPACE,
  finalizers: [CASCADE_FINALIZER],
  description,
  sourceRepos: [environment.repository.url, ...repositories],
  destinations: clustersWithin(reach, environment).flatMap((cluster) =>
    namespaces.map((namespace) => ({ name: cluster, namespace })),
  ),
  clusterResourceWhitelist: clusterKinds,
  namespaceResourceWhitelist: kinds,
});

function clustersWithin(reach: AppProject['reach'], environment: Environment): readonly string[] {
  if (reach === 'hub') return [hubOf(environment)];
  return [
    ...(reach !== 'sites' && hasCloud(environment) ? [HUB_CLUSTER] : []),
    ...(reach === 'cloud' ? [] : Object.keys(environment.sites)),
  ];
}

/**
 * Values of chart argo/argocd-apps that make the root Application. It reads one folder without its subfolders. Each file there is the
 * Application of one cluster, which reads the cluster's own folder.
 *
 * Argo CD deletes what was removed from git, and undoes changes by hand, since only git was reviewed; the objects are small and hold no
 * data. It does not sync a folder that is suddenly empty.
 *
 * The finalizer makes its deletion wait until everything that it made is gone.
 *
 * Source: Argo CD operator manual, "Cluster bootstrapping"; Argo CD user guide, "Automated sync policy" and "App deletion".
 */
export const rootValues = (environment: Pick<Environment, 'name' | 'repository'>) => ({
  applications: {
    [ROOT]: {
      namespace: ARGO_CD_NAMESPACE,
      finalizers: [CASCADE_FINALIZER],
      project: ROOT,
      source: {
        repoURL: environment.repository.url,
        targetRevision: environment.repository.revision,
        path: rendered(gitopsFolder(environment)),
        directory: { recurse: false },
      },
      destination: { server: HUB_SERVER, namespace: ARGO_CD_NAMESPACE },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        // Deletions come last, so an Application that moves to another file is never missing in between.
        syncOptions: ['PruneLast=true'],
        retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
      },
    },
  },
});
