import type { CloudCluster, Cluster, SiteCluster } from '../config/kubernetes/clusters';

/** On which clusters an app runs. `C` is the type of cluster that its values and manifests get. */
export interface RunsOn<C extends Cluster> {
  /** The clusters that it could ever run on; its AppProject allows these. */
  readonly reach: 'cloud' | 'sites' | 'everywhere';
  readonly includes: (cluster: Cluster) => cluster is C;
}

const isCloud = (cluster: Cluster): cluster is CloudCluster => cluster.side === 'cloud';
const isSite = (cluster: Cluster): cluster is SiteCluster => cluster.side === 'site';

/** On every cluster. */
export const everywhere = where(() => true);

/** On every cluster that meets a condition. */
export function where(condition: (cluster: Cluster) => boolean): RunsOn<Cluster> {
  return { reach: 'everywhere', includes: (cluster): cluster is Cluster => condition(cluster) };
}

/** In the cloud alone. */
export const cloudOnly: RunsOn<CloudCluster> = { reach: 'cloud', includes: isCloud };

/** In the cloud, if it meets a condition. The condition may narrow the cluster's type further. */
export function cloudWhere<C extends CloudCluster>(condition: (cluster: CloudCluster) => cluster is C): RunsOn<C>;
export function cloudWhere(condition: (cluster: CloudCluster) => boolean): RunsOn<CloudCluster>;
export function cloudWhere(condition: (cluster: CloudCluster) => boolean): RunsOn<CloudCluster> {
  return { reach: 'cloud', includes: (cluster): cluster is CloudCluster => isCloud(cluster) && condition(cluster) };
}

/** On the sites alone. */
export const sitesOnly: RunsOn<SiteCluster> = { reach: 'sites', includes: isSite };

/** On every site that meets a condition. */
export function sitesWhere(condition: (cluster: SiteCluster) => boolean): RunsOn<SiteCluster> {
  return { reach: 'sites', includes: (cluster): cluster is SiteCluster => isSite(cluster) && condition(cluster) };
}
