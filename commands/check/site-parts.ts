import { hasImage } from '../../config/aws/platform-image';
import { clustersOf, hasOwnArgoCd, type SiteCluster } from '../../config/kubernetes/clusters';
import { batchGpus, runsPipeline } from '../../config/pools/batch-gpus';
import type { Environment } from '../../config/schema/environment';
import { schedulableHosts } from '../../config/sites/site-plan';
import { CEPH_COPIES, hasStorage, storageHosts } from '../../config/storage/object-store';
import { isRedundant, NODES_FOR_REDUNDANCY } from '../../helm-values/argo-cd/redundancy';
import { replicasOf } from '../../helm-values/redundancy';
import { counted, listed } from './words';

/** One thing that a site gets or does not get, by the hosts that it has. */
export interface SitePart {
  readonly site: string;
  readonly part: string;
  readonly gets: boolean;
  /** What it follows from; where the site does not get it, what is missing. */
  readonly why: string;
}

/** What each site of an environment gets of the platform, and what not. */
export const siteParts = (environment: Environment): SitePart[] =>
  clustersOf(environment).flatMap((cluster) =>
    cluster.side === 'site' ? partsOf(cluster).map((part) => ({ site: cluster.name, ...part })) : [],
  );

type Part = Omit<SitePart, 'site'>;

const partsOf = (cluster: SiteCluster): Part[] => [
  controlPlane(cluster),
  storage(cluster),
  queue(cluster),
  pipeline(cluster),
  operators(cluster),
  ...(hasOwnArgoCd(cluster) ? [argoCd(cluster)] : []),
];

function controlPlane({ site }: SiteCluster): Part {
  const hosts = Object.keys(site.controlPlane.hosts).length;
  const spare = (hosts - 1) / 2;
  const why =
    spare > 0 ? `${counted(hosts, 'host')}, of which ${spare} may be lost` : 'one host; three would outlive a loss';
  return { part: 'an API that outlives a host', gets: spare > 0, why };
}

function storage({ site }: SiteCluster): Part {
  const hosts = storageHosts(site).length;
  const why = hasStorage(site)
    ? `disks of ${counted(hosts, 'host')}, ${CEPH_COPIES} copies`
    : `dataDisks are on ${counted(hosts, 'worker')}; it needs them on ${CEPH_COPIES}`;
  return { part: 'files and buckets', gets: hasStorage(site), why };
}

function queue(cluster: SiteCluster): Part {
  const gpus = batchGpus(cluster).reduce((sum, { count }) => sum + count, 0);
  const lacking = gpus === 0 ? 'no worker has GPUs' : 'it needs buckets';
  const gets = runsPipeline(cluster);
  return { part: 'the queue', gets, why: gets ? counted(gpus, 'GPU') : lacking };
}

function pipeline(cluster: SiteCluster): Part {
  const image = hasImage(cluster.environment, 'pipeline');
  const lacking = image ? 'it needs the queue' : 'no registry has its image: release.registry, or cloud.images';
  const gets = runsPipeline(cluster) && image;
  return { part: 'the pipeline', gets, why: gets ? 'queue, buckets and image' : lacking };
}

function operators(cluster: SiteCluster): Part {
  const hosts = schedulableHosts(cluster.site);
  const gets = replicasOf(cluster) > 1;
  const why = gets
    ? `${counted(hosts.length, 'host')} for any pod`
    : `any pod goes to ${listed(hosts)} alone; the other workers are kept free for GPU work`;
  return {
    part: 'operators twice',
    gets,
    why: gets || hosts.length < Object.keys(cluster.site.workers).length ? why : 'one host runs pods',
  };
}

function argoCd({ site }: SiteCluster): Part {
  const hosts = schedulableHosts(site).length;
  const why = `${counted(hosts, 'host')} for any pod; its Redis needs ${NODES_FOR_REDUNDANCY}`;
  return { part: 'Argo CD twice', gets: isRedundant(hosts), why };
}

export const SITE_PART_HEAD = ['site', 'gets', '', 'for'];

/** A row for each part. */
export const sitePartRows = (parts: readonly SitePart[]): string[][] =>
  parts.map(({ site, part, gets, why }) => [site, part, gets ? 'yes' : 'no', why]);
