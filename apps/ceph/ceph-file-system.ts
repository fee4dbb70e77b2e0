import { siteFileClass } from '../../config/storage/object-store';
import type { Environment } from '../../config/schema/environment';
import { CEPHFS_DRIVER, ROOK } from '../../helm-values/ceph-csi-drivers';
import { resources } from '../../helm-values/resources';
import type { Manifest, ManifestOf, StorageClass } from '../manifest';
import { apart, CEPH_VERSION, REPLICATED } from './ceph-placement';

const NAME = 'files';
const SECRET = 'csi.storage.k8s.io';

type CephFilesystem = ManifestOf<typeof CEPH_VERSION, 'CephFilesystem', { readonly spec: object }>;

/** Files that many pods mount at once. The storage class has the pair's name, so a claim is the same on every side. */
export const fileSystem = (environment: Environment): Manifest[] => [
  cephFilesystem,
  storageClass(siteFileClass(environment)),
];

const cephFilesystem: CephFilesystem = {
  apiVersion: CEPH_VERSION,
  kind: 'CephFilesystem',
  metadata: { name: NAME, namespace: ROOK },
  spec: {
    metadataPool: REPLICATED,
    dataPools: [{ name: 'data', ...REPLICATED }],
    preserveFilesystemOnDelete: true,
    metadataServer: {
      activeCount: 1,
      // Takes over within seconds: it follows what the active one writes.
      activeStandby: true,
      placement: apart('rook-ceph-mds'),
      priorityClassName: 'system-cluster-critical',
      resources: resources('500m', '4Gi'),
    },
  },
};

const storageClass = (name: string): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: CEPHFS_DRIVER,
  parameters: {
    clusterID: ROOK,
    fsName: NAME,
    pool: `${NAME}-data`,
    [`${SECRET}/provisioner-secret-name`]: 'rook-csi-cephfs-provisioner',
    [`${SECRET}/provisioner-secret-namespace`]: ROOK,
    [`${SECRET}/controller-expand-secret-name`]: 'rook-csi-cephfs-provisioner',
    [`${SECRET}/controller-expand-secret-namespace`]: ROOK,
    [`${SECRET}/node-stage-secret-name`]: 'rook-csi-cephfs-node',
    [`${SECRET}/node-stage-secret-namespace`]: ROOK,
  },
  // Files stay when their claim is deleted: they are the pair's data.
  reclaimPolicy: 'Retain',
  allowVolumeExpansion: true,
  volumeBindingMode: 'Immediate',
});
