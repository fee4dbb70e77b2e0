/**
 * The one thing by which the pipeline knows on which cluster it is: a ConfigMap whose entries every step has as environment variables, and
 * the template as parameters. Everything else of the pipeline is the same, byte for byte, on every cluster.
 */
export const SITE_CONFIG = 'site';

/** Entries of that ConfigMap; all of them differ between clusters or are on one side alone. */
export const SITE_KEYS = {
  /** Name of the cluster, which is the prefix that it alone writes. */
  cluster: 'LANDBRIDGE_CLUSTER',
  /** Zone in which the data is near. */
  zone: 'LANDBRIDGE_ZONE',
  /** Address of the S3 API; without it, AWS's own. */
  endpoint: 'AWS_ENDPOINT_URL_S3',
  /** File with the authorities that the S3 API's certificate is checked with; without it, the image's own. */
  authorities: 'AWS_CA_BUNDLE',
} as const;

/** The ConfigMap that says where the bucket is: a site's comes from Rook with the claim, the cloud's is ours, with the same entries. */
export const STORE_CONFIG = 'storage';

/** Where the cluster's own authority is in every step. */
export const TRUST_MOUNT = '/etc/landbridge/trust';
