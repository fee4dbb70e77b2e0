import type { SiteCluster } from '../../config/kubernetes/clusters';
import { BUCKET_STORAGE_CLASS, SITE_STORE_HOST, siteStore } from '../../config/storage/object-store';
import { STORE_SECRET } from '../../config/kubernetes/secrets';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { ROOK } from '../../helm-values/ceph-csi-drivers';
import { resources } from '../../helm-values/resources';
import { certificate, INTERNAL } from '../cert-manager/certificates';
import type { Manifest, ManifestOf, StorageClass } from '../manifest';
import { apart, CEPH_VERSION, REPLICATED } from './ceph-placement';

export const BUCKET_CLAIM_VERSION = 'objectbucket.io/v1alpha1';
const NAME = 'objects';
const CERTIFICATE = 'objects-tls';

type CephObjectStore = ManifestOf<typeof CEPH_VERSION, 'CephObjectStore', { readonly spec: object }>;
type BucketClaim = ManifestOf<
  typeof BUCKET_CLAIM_VERSION,
  'ObjectBucketClaim',
  { readonly spec: { readonly bucketName: string; readonly storageClassName: string } }
>;

/** A site's side of the storage pair's bucket: S3 over TLS, and a claim that gives the pipeline its keys. */
export const objects = (cluster: SiteCluster): Manifest[] => [
  certificate({
    name: CERTIFICATE,
    namespace: ROOK,
    issuer: INTERNAL,
    dnsNames: [SITE_STORE_HOST, `${SITE_STORE_HOST}.cluster.local`],
    // A gateway reads its certificate when it starts, and Rook's operator trusts the one in the Secret (rook#14069). So after a renewal the
    // gateways must be restarted, and it comes once in four years instead of every two months.
    duration: '43800h',
    renewBefore: '8760h',
  }),
  cephObjectStore,
  buckets,
  claim(cluster),
];

const cephObjectStore: CephObjectStore = {
  apiVersion: CEPH_VERSION,
  kind: 'CephObjectStore',
  metadata: { name: NAME, namespace: ROOK },
  spec: {
    metadataPool: REPLICATED,
    dataPool: REPLICATED,
    preservePoolsOnDelete: true,
    gateway: {
      // There is no port without TLS.
      securePort: 443,
      sslCertificateRef: CERTIFICATE,
      instances: 2,
      placement: apart('rook-ceph-rgw'),
      priorityClassName: 'system-cluster-critical',
      resources: resources('500m', '2Gi'),
    },
  },
};

const buckets: StorageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: BUCKET_STORAGE_CLASS },
  provisioner: `${ROOK}.ceph.rook.io/bucket`,
  parameters: { objectStoreName: NAME, objectStoreNamespace: ROOK },
  reclaimPolicy: 'Retain',
};

/** Rook answers the claim with a ConfigMap that says where the bucket is and a Secret with its keys; both have the claim's name. */
const claim = (cluster: SiteCluster): BucketClaim => ({
  apiVersion: BUCKET_CLAIM_VERSION,
  kind: 'ObjectBucketClaim',
  metadata: { name: STORE_SECRET, namespace: SERVICE_ACCOUNTS.pipeline.namespace },
  spec: { bucketName: siteStore(cluster).bucket, storageClassName: BUCKET_STORAGE_CLASS },
});
