import { clustersOf, type Cluster } from '../kubernetes/clusters';
import { bucketName } from '../aws/names';
import { serviceHost } from '../aws/partition';
import type { Environment, SiteConfig } from '../schema/environment';

/** Copies of each object on a site, each on another host: two would leave none to compare with after the first loss. */
export const CEPH_COPIES = 3;

/** Name of the bucket on a site of an environment without storage pairs. */
const BUCKET_WITHOUT_PAIR = 'artifacts';

/** Where the object store of a site answers, inside its cluster. */
export const SITE_STORE_HOST = 'rook-ceph-rgw-objects.rook-ceph.svc';

/** Where a cluster's pipeline keeps its objects: that side of its storage pair. */
export interface ObjectStore {
  readonly bucket: string;
  /** Host name of the S3 API. */
  readonly host: string;
  readonly region: string;
  /** The zone in which reading it is near; a site is one zone. */
  readonly zone: string;
}

/** Hosts of a site whose disks are the store's. */
export const storageHosts = ({ workers }: Pick<SiteConfig, 'workers'>): string[] =>
  Object.keys(workers)
    .filter((name) => (workers[name]?.dataDisks.length ?? 0) > 0)
    .sort();

/** Whether a site has the hosts that an object store needs. */
export const hasStorage = (site: Pick<SiteConfig, 'workers'>): boolean => storageHosts(site).length >= CEPH_COPIES;

/** The pair that the pipeline's pools read; without such a pool the first by name. */
export function pipelinePair({ cloud, storage }: Environment): string | undefined {
  const pools = Object.values(cloud?.gpuPools ?? {});
  const read = ['pipeline', 'training'].flatMap((use) => pools.filter((pool) => pool.use === use));
  return read.find((pool) => pool.storage !== undefined)?.storage ?? Object.keys(storage).sort()[0];
}

/** Storage class on a site by which many pods mount the same files: named after the pipeline's pair, as in the cloud. */
export const filesClass = (environment: Environment): string => pipelinePair(environment) ?? 'files';

/** A cluster's object store; undefined where it has none, and then no pipeline either. */
export function objectStore(cluster: Cluster): ObjectStore | undefined {
  const { environment } = cluster;
  const name = pipelinePair(environment);
  if (cluster.side === 'site') {
    if (!hasStorage(cluster.site)) return undefined;
    const bucket = name ?? BUCKET_WITHOUT_PAIR;
    return { bucket, host: SITE_STORE_HOST, region: 'us-east-1', zone: cluster.name };
  }
  const pair = name === undefined ? undefined : environment.storage[name];
  if (name === undefined || !pair) return undefined;
  const { region } = cluster.environment.cloud;
  return {
    bucket: bucketName(cluster.environment, name),
    host: serviceHost(region, 's3'),
    region,
    zone: `${region}${pair.zone}`,
  };
}

/** First part of the prefixes for what a cluster's runs make; none of an owner's own has this name. */
export const RUNS = 'runs';

/** Prefix below which one cluster alone writes what its runs make: artifacts, checkpoints, results. */
export const runsPrefix = (cluster: string): string => `${RUNS}/${cluster}`;

/** Who alone writes each prefix of a pair: what its owner says, and in the pipeline's pair each cluster what its runs make. */
export const writersOf = (
  environment: Environment,
  pair: string,
  written: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...written,
  ...(pair === pipelinePair(environment) &&
    Object.fromEntries(clustersOf(environment).map(({ name }) => [runsPrefix(name), name]))),
});
