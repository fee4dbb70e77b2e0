import { hasStorage } from '../../config/storage/object-store';
import type { HealthSign } from '../../helm-values/argo-cd/resource-health';
import { defineApp } from '../define-app';
import { pipelineNamespace } from '../pipeline/pipeline';
import { sitesWhere } from '../runs-on';
import { cephCluster } from './ceph-cluster';
import { fileSystem } from './ceph-file-system';
import { BUCKET_CLAIM_VERSION, objects } from './ceph-object-store';
import { CEPH_VERSION, ROOK } from './ceph-placement';
import { GATEWAYS } from '../traffic/object-store-calls';

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
 * Ports of Ceph's pods at which hosts mount its files: of the second protocol of its monitors, and the first and last of all others (Ceph,
 * "Network Configuration Reference", `ms_bind_port_min`, `ms_bind_port_max`; Rook v1.20.6, pkg/operator/ceph/cluster/mon/mon.go).
 */
const CLIENT_PORTS = {
  'rook-ceph-mon': [3300],
  'rook-ceph-osd': [6800, 7568],
  'rook-ceph-mds': [6800, 7568],
} as const;

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
  traffic: () => [
    ...Object.entries(CLIENT_PORTS).map(([app, ports]) => ({
      name: app,
      labels: { app },
      callsApi: false,
      answers: ports.map((port) => ({ from: 'hosts' as const, port, why: "a host's mount of Ceph's files" })),
    })),
    { name: 'rook-ceph-rgw-objects', labels: GATEWAYS, callsApi: false },
  ],
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
