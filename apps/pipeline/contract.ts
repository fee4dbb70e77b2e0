/**
 * The ConfigMap that tells the pipeline on which cluster it runs. Every step gets its entries as environment variables, and the template
 * gets them as parameters. Everything else of the pipeline is the same, byte for byte, on every cluster.
 */
export const SITE_CONFIG = 'site';

/** Keys of that ConfigMap. Their values differ between clusters, or exist on one side only. */
export const SITE_KEYS = {
  /** Name of the cluster. Only this cluster writes the prefix of that name. */
  cluster: 'LANDBRIDGE_CLUSTER',
  /** Zone of the data. */
  zone: 'LANDBRIDGE_ZONE',
  /** Address of the S3 API; without it, AWS's own. */
  endpoint: 'AWS_ENDPOINT_URL_S3',
  /** File with the authorities that check the S3 API's certificate; without it, the image's own. */
  authorities: 'AWS_CA_BUNDLE',
} as const;

/** The ConfigMap that says where the bucket is. On a site Rook makes it for the claim; in the cloud we make it, with the same entries. */
export const STORE_CONFIG = 'storage';

/** Folder of every step in which the cluster's own authority is mounted. */
export const TRUST_MOUNT = '/etc/landbridge/trust';
