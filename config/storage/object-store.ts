import { type CloudCluster, type Cluster, clustersOf, type SiteCluster } from '../kubernetes/clusters';
import { bucketName, serviceHost } from '../aws/names';
import type { Environment, SiteConfig } from '../schema/environment';

/** Copies of each object on a site, each on another host. With two, the first loss would leave nothing to compare with. */
export const CEPH_COPIES = 3;

/** Name of the bucket on a site of an environment without storage pairs. */
const BUCKET_WITHOUT_PAIR = 'artifacts';

/** Host name of a site's object store, inside its cluster. */
export const SITE_STORE_HOST = 'rook-ceph-rgw-objects.rook-ceph.svc';

/** Where a cluster's pipeline keeps its objects: its side of the storage pair. */
export interface ObjectStore {
  readonly bucket: string;
  /** Host name of the S3 API. */
  readonly host: string;
  readonly region: string;
  /** The zone near the data; a site counts as one zone. */
  readonly zone: string;
}

/** Hosts of a site whose disks belong to the store. */
export const storageHosts = ({ workers }: Pick<SiteConfig, 'workers'>): string[] =>
  Object.keys(workers)
    .filter((name) => (workers[name]?.dataDisks.length ?? 0) > 0)
    .sort();

/** Whether a site has the hosts that an object store needs. */
export const hasStorage = (site: Pick<SiteConfig, 'workers'>): boolean => storageHosts(site).length >= CEPH_COPIES;

/** The pair that the pipeline's pools read; without such a pool, the first by name. */
export function pipelinePair({ cloud, storage }: Environment): string | undefined {
  const pools = Object.values(cloud?.gpuPools ?? {});
  const read = ['pipeline', 'training'].flatMap((use) => pools.filter((pool) => pool.use === use));
  return read.find((pool) => pool.storage !== undefined)?.storage ?? Object.keys(storage).sort()[0];
}

/** The object store of a site that {@link hasStorage}. */
export const siteStore = ({ name, environment }: SiteCluster): ObjectStore => ({
  bucket: pipelinePair(environment) ?? BUCKET_WITHOUT_PAIR,
  host: SITE_STORE_HOST,
  region: 'us-east-1',
  zone: name,
});

/** The cloud's side of the pipeline's storage pair; undefined without a pair. */
function cloudStore({ environment }: CloudCluster): ObjectStore | undefined {
  const name = pipelinePair(environment);
  const pair = name === undefined ? undefined : environment.storage[name];
  if (name === undefined || !pair) return undefined;
  const { region } = environment.cloud;
  return {
    bucket: bucketName(environment, name),
    host: serviceHost(region, 's3'),
    region,
    zone: `${region}${pair.zone}`,
  };
}

/** The cloud's default storage class: disks for single pods. */
export const BLOCK_STORAGE_CLASS = 'gp3';

/** Storage class of the bucket claims on a site with a store. */
export const BUCKET_STORAGE_CLASS = 'buckets';

/** Storage class of a site's files, which many pods mount at once. It has the pair's name, so a claim is the same on every side. */
export const siteFileClass = (environment: Environment): string => pipelinePair(environment) ?? 'files';

/** A cluster's object store; undefined if it has none. Such a cluster has no pipeline either. */
export const objectStore = (cluster: Cluster): ObjectStore | undefined => {
  if (cluster.side === 'cloud') return cloudStore(cluster);
  return hasStorage(cluster.site) ? siteStore(cluster) : undefined;
};

/** First part of the prefixes for what a cluster's runs make; owners cannot use this name. */
export const RUNS = 'runs';

/** Prefix for what a cluster's runs make: artifacts, checkpoints, results. Only that cluster writes it. */
export const runsPrefix = (cluster: string): string => `${RUNS}/${cluster}`;

/** The only writer of each prefix of a pair: those that the owner names, and in the pipeline's pair each cluster for what its runs make. */
export const writersOf = (
  environment: Environment,
  pair: string,
  written: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...written,
  ...(pair === pipelinePair(environment) &&
    Object.fromEntries(clustersOf(environment).map(({ name }) => [runsPrefix(name), name]))),
});
