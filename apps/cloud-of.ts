import type { Cluster } from '../config/kubernetes/clusters';
import type { CloudEnvironment } from '../config/schema/environment';

/**
 * The environment of a cluster in the cloud.
 *
 * @throws Error for a site: an app that is placed in the cloud only was asked for there
 */
export function cloudOf(cluster: Cluster): CloudEnvironment {
  if (cluster.side === 'cloud') return cluster.environment;
  throw new Error(`This app runs in the cloud only, and ${cluster.name} is a site: see catalogue/placement.ts.`);
}
