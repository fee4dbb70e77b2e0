import { HUB_CLUSTER } from '../gitops/argo-cd-names';
import type { CloudEnvironment, Environment, SiteConfig } from '../schema/environment';

/** The EKS cluster of an environment. */
export interface CloudCluster {
  readonly side: 'cloud';
  /** Its name in Argo CD, and that of the folder of its Applications. */
  readonly name: string;
  readonly environment: CloudEnvironment;
}

/** One on-premises cluster of an environment. */
export interface SiteCluster {
  readonly side: 'site';
  /** The site's name. */
  readonly name: string;
  readonly environment: Environment;
  readonly site: SiteConfig;
}

/** A cluster that Applications are made for. */
export type Cluster = CloudCluster | SiteCluster;

/** What connects a cluster's pods, and judges its network policies. */
export type Cni = 'vpc-cni' | SiteConfig['cni'];

/** A cluster's CNI: EKS has the Amazon VPC CNI with its network policy agent, a site what its file says. */
export const cniOf = (cluster: Cluster): Cni => (cluster.side === 'cloud' ? 'vpc-cni' : cluster.site.cni);

/** Whether an environment has a cloud half. */
export const hasCloud = (environment: Environment): environment is CloudEnvironment => environment.cloud !== undefined;

/** The clusters of an environment: the cloud's first, then the sites by name, so that the order in the file does not matter. */
export const clustersOf = (environment: Environment): Cluster[] => [
  ...(hasCloud(environment) ? [{ side: 'cloud' as const, name: HUB_CLUSTER, environment }] : []),
  ...Object.entries(environment.sites)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, site]) => ({ side: 'site' as const, name, environment, site })),
];

/**
 * Name of the cluster that Argo CD runs in: the cloud's, and without a cloud the first site by name.
 *
 * @throws Error for an environment without a cluster, which the rules refuse
 */
export function hubOf(environment: Environment): string {
  const [hub] = clustersOf(environment);
  if (!hub) throw new Error(`${environment.name} has no cluster.`);
  return hub.name;
}

/** Whether new work may start on a cluster; a cordoned site finishes what runs there and takes no new work. */
export const takesWork = (cluster: Cluster): boolean => cluster.side === 'cloud' || cluster.site.mode === 'active';

/** Whether a cluster has GPUs, or may have some: pools in the cloud, workers on a site. */
export const hasGpus = (cluster: Cluster): boolean =>
  cluster.side === 'cloud'
    ? Object.keys(cluster.environment.cloud.gpuPools).length > 0
    : Object.values(cluster.site.workers).some(({ gpus }) => gpus !== undefined);

/** Whether a person installs Argo CD on this site. Without a cloud it runs on the first site by name. */
export const hasOwnArgoCd = ({ environment, name }: Pick<SiteCluster, 'environment' | 'name'>): boolean =>
  !hasCloud(environment) && hubOf(environment) === name;
