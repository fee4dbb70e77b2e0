import { hasStorage } from '../../config/storage/object-store';
import { ROOK } from '../../helm-values/ceph-csi-drivers';
import type { HealthSign } from '../../helm-values/argo-cd/resource-health';
import { defineApp } from '../define-app';
import { pipelineNamespace } from '../pipeline/pipeline';
import { sitesWhere } from '../runs-on';
import { cephCluster } from './ceph-cluster';
import { fileSystem } from './ceph-file-system';
import { BUCKET_CLAIM_VERSION, objects } from './ceph-object-store';
import { CEPH_VERSION } from './ceph-placement';
import { CEPH_TRAFFIC } from './ceph-traffic';

/** The phases that Rook reports for most of its kinds. */
const READY: HealthSign = { field: 'phase', healthy: ['Ready', 'Connected'], degraded: ['Failure'] };

/**
 * A store that has lost data or cannot write is unhealthy, even while its operator works on it. A store that only warns is healthy: a
 * warning lasts for days while data is copied, and must not stop a sync.
 */
const CEPH_ERROR = `if obj.status ~= nil and obj.status.ceph ~= nil and obj.status.ceph.health == "HEALTH_ERR" then
  return { status = "Degraded", message = "Ceph says HEALTH_ERR" }
end
`;

/**
 * A site's disks as one file system and one object store, each piece of data on three hosts. Argo CD never removes these objects.
 *
 * Source: Rook 1.20, "CephCluster CRD", "CephFilesystem CRD", "CephObjectStore CRD", "Object Bucket Claim".
 */
export const ceph = defineApp({
  name: 'ceph',
  // Disks are in use after minutes; claims wait until then.
  wave: -30,
  runsOn: sitesWhere(({ site }) => hasStorage(site)),
  project: 'platform',
  namespace: ROOK,
  alsoIn: [pipelineNamespace],
  data: 'kept',
  traffic: () => CEPH_TRAFFIC,
  manifests: (cluster) => [cephCluster(cluster.site), ...fileSystem(cluster.environment), ...objects(cluster)],
  health: [
    { apiVersion: CEPH_VERSION, kind: 'CephCluster', sign: READY, first: CEPH_ERROR },
    { apiVersion: CEPH_VERSION, kind: 'CephFilesystem', sign: READY },
    { apiVersion: CEPH_VERSION, kind: 'CephObjectStore', sign: READY },
    {
      apiVersion: BUCKET_CLAIM_VERSION,
      kind: 'ObjectBucketClaim',
      sign: { field: 'phase', healthy: ['Bound'], degraded: ['Failed'] },
    },
  ],
});
