import { WAITS_ALONE } from '../config/gitops/argo-cd-names';
import type { Cluster, SiteCluster } from '../config/kubernetes/clusters';
import type { CloudEnvironment } from '../config/schema/environment';
import { IDENTITY_ARNS, IDENTITY_CERTIFICATE, pullsAsRole, type IdentityFacts } from '../config/sites/site-identity';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { budgetOf, replicasOf } from './redundancy';
import { resources } from './resources';

/** Where the sidecar answers as if it were the metadata service of an EC2 instance. */
const SIDECAR_PORT = 9911;

/**
 * Values of chart external-secrets/external-secrets. In the cloud its pods have a role by Pod Identity. On a site a sidecar exchanges a
 * certificate for credentials that last an hour (IAM Roles Anywhere), so there is no access key.
 *
 * Source: External Secrets, "AWS Secrets Manager", "Authentication"; IAM Roles Anywhere user guide, "Get temporary credentials", `serve`.
 *
 * @param signer image of the sidecar
 */
export const externalSecretsValues = (cluster: Cluster, signer: string) => ({
  installCRDs: true,
  // We push no secrets from a cluster to AWS, so the controller needs no right to.
  crds: { createPushSecret: false, createClusterPushSecret: false },
  processPushSecret: false,
  processClusterPushSecret: false,
  serviceAccount: { name: SERVICE_ACCOUNTS['external-secrets'].name },
  leaderElect: true,
  replicaCount: replicasOf(cluster),
  podDisruptionBudget: budgetOf(cluster),
  priorityClassName: 'platform',
  livenessProbe: { enabled: true },
  resources: resources('50m', '256Mi'),
  webhook: {
    replicaCount: replicasOf(cluster),
    podDisruptionBudget: budgetOf(cluster),
    priorityClassName: 'platform',
    resources: resources('20m', '128Mi'),
  },
  certController: { priorityClassName: 'platform', resources: resources('20m', '256Mi') },
  ...(signsIn(cluster) && identity(cluster.environment.cloud.region, signer)),
});

/** Whether its pods assume a role with the site's certificate. */
export const signsIn = (cluster: Cluster): cluster is SiteCluster & { readonly environment: CloudEnvironment } =>
  cluster.side === 'site' && cluster.site.identity !== undefined && pullsAsRole(cluster.environment, cluster.name);

/** Variable of the sidecar → key in the Secret. */
const ARNS: Readonly<Record<string, keyof IdentityFacts>> = {
  TRUST_ANCHOR_ARN: 'trust-anchor-arn',
  PROFILE_ARN: 'profile-arn',
  ROLE_ARN: 'role-arn',
};

const identity = (region: string, image: string) => ({
  // Until a person has put the ARNs there, the sidecar does not start and the pods are not ready; the controller in them works all the same.
  deploymentAnnotations: WAITS_ALONE,
  extraEnv: [{ name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT', value: `http://127.0.0.1:${SIDECAR_PORT}` }],
  extraContainers: [
    {
      name: 'aws-identity',
      image,
      command: ['aws_signing_helper'],
      args: [
        'serve',
        `--port=${SIDECAR_PORT}`,
        `--region=${region}`,
        '--certificate=/etc/aws-identity/tls.crt',
        '--private-key=/etc/aws-identity/tls.key',
        '--trust-anchor-arn=$(TRUST_ANCHOR_ARN)',
        '--profile-arn=$(PROFILE_ARN)',
        '--role-arn=$(ROLE_ARN)',
      ],
      env: Object.entries(ARNS).map(([name, key]) => ({
        name,
        valueFrom: { secretKeyRef: { name: IDENTITY_ARNS, key } },
      })),
      resources: resources('10m', '64Mi'),
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [{ name: 'aws-identity', mountPath: '/etc/aws-identity', readOnly: true }],
    },
  ],
  extraVolumes: [{ name: 'aws-identity', secret: { secretName: IDENTITY_CERTIFICATE } }],
});
