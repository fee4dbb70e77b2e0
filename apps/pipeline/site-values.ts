import type { Cluster } from '../../config/kubernetes/clusters';
import { imagesInEcr } from '../../config/aws/platform-image';
import { objectStore } from '../../config/storage/object-store';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import type { Manifest, ManifestOf } from '../manifest';
import { externalSecret } from '../external-secrets/stores-in-aws';
import { PULL_SECRET, TRUST_KEY } from '../../config/kubernetes/secrets';

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

type ConfigMap = ManifestOf<'v1', 'ConfigMap', { readonly data: Readonly<Record<string, string>> }>;
type EcrToken = ManifestOf<
  'generators.external-secrets.io/v1alpha1',
  'ECRAuthorizationToken',
  { readonly spec: { readonly region: string } }
>;

/** The pipeline's objects that differ between clusters. */
export function siteValues(cluster: Cluster): Manifest[] {
  const store = objectStore(cluster);
  if (!store) return [];
  const site = configMap(SITE_CONFIG, {
    [SITE_KEYS.cluster]: cluster.name,
    [SITE_KEYS.zone]: store.zone,
    ...(cluster.side === 'site' && {
      [SITE_KEYS.endpoint]: `https://${store.host}`,
      [SITE_KEYS.authorities]: `${TRUST_MOUNT}/${TRUST_KEY}`,
    }),
  });
  // The entries that Rook writes for a bucket claim (Rook, "Object Bucket Claim").
  const bucket = {
    BUCKET_HOST: store.host,
    BUCKET_NAME: store.bucket,
    BUCKET_PORT: '443',
    BUCKET_REGION: store.region,
  };
  return cluster.side === 'cloud' ? [site, configMap(STORE_CONFIG, bucket)] : [site, ...pullSecret(cluster)];
}

/** The label lets a workflow take its parameters from it (Argo Workflows, "Parameters from ConfigMaps"). */
const configMap = (name: string, data: Readonly<Record<string, string>>): ConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    namespace: SERVICE_ACCOUNTS.pipeline.namespace,
    labels: { 'workflows.argoproj.io/configmap-type': 'Parameter' },
  },
  data,
});

/**
 * A site pulls images from the account's registry with a token that lasts twelve hours. In the cloud the nodes pull with their own role.
 *
 * Source: External Secrets, "AWS Elastic Container Registry" (generator).
 */
function pullSecret({ environment }: Cluster): Manifest[] {
  if (!imagesInEcr(environment)) return [];
  const token: EcrToken = {
    apiVersion: 'generators.external-secrets.io/v1alpha1',
    kind: 'ECRAuthorizationToken',
    metadata: { name: PULL_SECRET, namespace: SERVICE_ACCOUNTS.pipeline.namespace },
    spec: { region: environment.cloud.region },
  };
  return [
    token,
    externalSecret(PULL_SECRET, SERVICE_ACCOUNTS.pipeline.namespace, {
      refreshInterval: '6h',
      target: {
        name: PULL_SECRET,
        template: {
          type: 'kubernetes.io/dockerconfigjson',
          data: {
            '.dockerconfigjson':
              '{"auths":{"{{ .proxy_endpoint }}":{"username":"{{ .username }}","password":"{{ .password }}"}}}',
          },
        },
      },
      dataFrom: [
        {
          sourceRef: {
            generatorRef: {
              apiVersion: 'generators.external-secrets.io/v1alpha1',
              kind: 'ECRAuthorizationToken',
              name: PULL_SECRET,
            },
          },
        },
      ],
    }),
  ];
}
