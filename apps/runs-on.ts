import type { Cluster } from '../config/kubernetes/clusters';
import { hasImage } from '../config/aws/platform-image';
import { hasStorage } from '../config/storage/object-store';
import { runsPipeline } from '../config/pools/runs-pipeline';
import type { AppName } from './waves';

const everywhere = (): boolean => true;
const inCloud = ({ side }: Cluster): boolean => side === 'cloud';
const onSites = ({ side }: Cluster): boolean => side === 'site';
const withStorage = (cluster: Cluster): boolean => cluster.side === 'site' && hasStorage(cluster.site);
const withZone = (cluster: Cluster): boolean =>
  cluster.side === 'cloud' && cluster.environment.cloud.dnsZone !== undefined;
const inBackOffice = (image: string) => (cluster: Cluster) => inCloud(cluster) && hasImage(cluster.environment, image);

/** On which clusters each app runs: three kinds of work, the back office only in the cloud, the pipeline wherever it can. */
const PLACEMENT: Readonly<Record<AppName, (cluster: Cluster) => boolean>> = {
  namespaces: everywhere,
  'cert-manager': everywhere,
  'external-secrets': everywhere,
  // Only a hub has other clusters.
  clusters: (cluster) => inCloud(cluster) && Object.keys(cluster.environment.sites).length > 0,
  'aws-load-balancer-controller': inCloud,
  'block-storage': inCloud,
  // EKS add-ons in the cloud.
  'metrics-server': onSites,
  'snapshot-controller': onSites,
  metallb: onSites,
  'external-dns': withZone,
  rook: withStorage,
  ceph: withStorage,
  'gpu-operator': (cluster) => hasGpus(cluster),
  kueue: runsPipeline,
  'argo-workflows': runsPipeline,
  pipeline: (cluster) => runsPipeline(cluster) && hasImage(cluster.environment, 'pipeline'),
  'back-end': inBackOffice('back-end'),
  'front-end': inBackOffice('front-end'),
};

const hasGpus = (cluster: Cluster): boolean =>
  cluster.side === 'cloud'
    ? Object.keys(cluster.environment.cloud.gpuPools).length > 0
    : Object.values(cluster.site.workers).some(({ gpus }) => gpus !== undefined);

/** Whether an app runs on a cluster. */
export const runs = (app: AppName, cluster: Cluster): boolean => PLACEMENT[app](cluster);
