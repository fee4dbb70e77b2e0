import { storageHosts } from '../../config/storage/object-store';
import type { SiteConfig } from '../../config/schema/environment';
import { ROOK } from '../../helm-values/ceph-csi-drivers';
import { resources } from '../../helm-values/resources';
import type { ManifestOf } from '../manifest';
import { CEPH_VERSION, ON_ALL_HOSTS } from './ceph-placement';

/** The Ceph release that Rook 1.20 was tested with. */
const CEPH_IMAGE = 'quay.io/ceph/ceph:v20.2.4';

/**
 * What Ceph warns of for as long as the keys of volumes are of the type `aes`. A warning that never ends would hide the others (Rook v1.20.6,
 * "CephX Keys and Rotation", "Warnings").
 */
const KNOWN_WARNINGS = ['AUTH_INSECURE_CLIENT_KEY_TYPE', 'AUTH_INSECURE_KEYS_ALLOWED', 'AUTH_INSECURE_KEYS_CREATABLE'];

type CephCluster = ManifestOf<typeof CEPH_VERSION, 'CephCluster', { readonly spec: object }>;

/**
 * Ceph on the disks that the environment names, and on no others. Disks and traffic between hosts are encrypted, so that nobody can read a
 * disk that is thrown away or sent in for repair.
 */
export const cephCluster = (site: SiteConfig): CephCluster => ({
  apiVersion: CEPH_VERSION,
  kind: 'CephCluster',
  metadata: { name: ROOK, namespace: ROOK },
  spec: {
    cephVersion: { image: CEPH_IMAGE },
    // Ceph 20.2.4 would make keys of the type aes256k, and a host mounts volumes with those from Linux 7.0 on.
    security: { cephx: { csi: { keyType: 'aes' } } },
    healthCheck: {
      muteHealthWarning: Object.fromEntries(KNOWN_WARNINGS.map((code) => [code, { policy: 'mute' }])),
    },
    dataDirHostPath: '/var/lib/rook',
    mon: { count: 3, allowMultiplePerNode: false },
    mgr: { count: 2, allowMultiplePerNode: false },
    // Prometheus reads the metrics. The dashboard has its own password, which nobody would rotate.
    dashboard: { enabled: false },
    // AES of Ceph's second protocol. It needs kernel 5.11.
    network: { connections: { encryption: { enabled: true }, requireMsgr2: true } },
    placement: { all: ON_ALL_HOSTS },
    priorityClassNames: { mon: 'system-node-critical', osd: 'system-node-critical', mgr: 'system-cluster-critical' },
    resources: {
      mon: resources('500m', '2Gi'),
      mgr: resources('500m', '1Gi'),
      osd: resources('1', '4Gi'),
      crashcollector: resources('20m', '64Mi'),
      exporter: resources('50m', '128Mi'),
      logcollector: resources('50m', '256Mi'),
      // No limit: formatting a disk with encryption takes as much as it takes, and a killed job leaves half a disk (Rook v1.20.6,
      // deploy/charts/rook-ceph-cluster/values.yaml).
      prepareosd: { requests: resources('200m', '1Gi').requests },
      cleanup: resources('200m', '1Gi'),
    },
    storage: {
      useAllNodes: false,
      useAllDevices: false,
      config: { encryptedDevice: 'true' },
      nodes: storageHosts(site).map((name) => ({
        name,
        devices: [...(site.workers[name]?.dataDisks ?? [])].sort().map((disk) => ({ name: disk })),
      })),
    },
    // One host at a time may be drained, and only while every object has all of its copies.
    disruptionManagement: { managePodBudgets: true, osdMaintenanceTimeout: 30 },
    // Rook wipes disks only when this holds a confirmation.
    cleanupPolicy: { confirmation: '' },
  },
});
