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
  /** For whom reads it in the web interface. The chart does not quote it, so it has no colon. */
  readonly description: string;
  /** The cluster that Argo CD is in, the cloud's alone, the sites alone, or every one. */
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
 * Each has the finalizer: it goes when its last Application is gone, because Argo CD cannot clean up after an Application whose AppProject
 * is missing (Argo CD 3.4, `finalizeApplicationDeletion` asks for it first).
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
 * Values of chart argo/argocd-apps that make the root Application. It reads one folder, without those below: each file there is an
 * Application of one site, which reads the site's own folder.
 *
 * What is removed from git is removed from the cluster and what is changed by hand is changed back, since git is what was reviewed; the
 * objects are small and hold no data. A folder that is suddenly empty is not believed.
 *
 * The finalizer makes its deletion wait until all that it made is gone.
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
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        // What goes, goes after what comes: an Application that moves from one file to another is never gone in between.
        syncOptions: ['PruneLast=true'],
        retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
      },
    },
  },
});
