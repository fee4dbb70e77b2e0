import type { App } from '../define-app';
import { cephCluster } from './ceph-cluster';
import { fileSystem } from './ceph-file-system';
import { objects } from './ceph-object-store';

/**
 * A site's disks as one file system and one object store, each piece of data on three hosts. Nothing of it is ever removed by Argo CD.
 *
 * Source: Rook 1.20, "CephCluster CRD", "CephFilesystem CRD", "CephObjectStore CRD", "Object Bucket Claim".
 */
export const ceph: App = {
  name: 'ceph',
  project: 'platform',
  namespace: 'rook-ceph',
  data: 'kept',
  manifests: (cluster) =>
    cluster.side === 'site' ? [cephCluster(cluster.site), ...fileSystem(cluster.environment), ...objects(cluster)] : [],
};
