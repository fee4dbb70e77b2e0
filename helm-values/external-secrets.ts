import type { Cluster } from '../config/clusters';
import { hasCloud } from '../config/has-cloud';
import { ROLES_ANYWHERE_IMAGE } from '../config/versions';
import { SERVICE_ACCOUNTS } from '../config/service-accounts';
import { resources } from './resources';

/** Secret with the certificate by which a site's pods become a role in AWS; cert-manager renews it. */
export const IDENTITY_CERTIFICATE = 'aws-identity';

/** Secret with the ARNs of trust anchor, profile and role, which AWS alone knows; a person puts it there once. */
export const IDENTITY_ARNS = 'aws-identity-arns';

/** Where the sidecar answers as if it were the metadata service of an EC2 instance. */
const SIDECAR_PORT = 9911;

/**
 * Values of chart external-secrets/external-secrets. In the cloud its pods have a role by Pod Identity; on a site a sidecar gets
 * credentials of an hour for a certificate, by IAM Roles Anywhere, so that no key of AWS is anywhere.
 *
 * Source: External Secrets, "AWS Secrets Manager", "Authentication"; IAM Roles Anywhere user guide, "Get temporary credentials", `serve`.
 */
export const externalSecretsValues = (cluster: Cluster) => ({
  installCRDs: true,
  // Nothing here pushes a secret from a cluster to AWS, and a controller that could not needs no right to.
  crds: { createPushSecret: false, createClusterPushSecret: false },
  processPushSecret: false,
  processClusterPushSecret: false,
  serviceAccount: { name: SERVICE_ACCOUNTS['external-secrets'].name },
  leaderElect: true,
  replicaCount: 2,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  priorityClassName: 'platform',
  livenessProbe: { enabled: true },
  resources: resources('50m', '256Mi'),
  webhook: {
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    priorityClassName: 'platform',
    resources: resources('20m', '128Mi'),
  },
  certController: { priorityClassName: 'platform', resources: resources('20m', '256Mi') },
  ...(cluster.side === 'site' && hasCloud(cluster.environment) && identity(cluster.environment.cloud.region)),
});

const identity = (region: string) => ({
  extraEnv: [{ name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT', value: `http://127.0.0.1:${SIDECAR_PORT}` }],
  extraContainers: [
    {
      name: 'aws-identity',
      image: ROLES_ANYWHERE_IMAGE,
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
      env: ['TRUST_ANCHOR_ARN', 'PROFILE_ARN', 'ROLE_ARN'].map((name) => ({
        name,
        valueFrom: { secretKeyRef: { name: IDENTITY_ARNS, key: name } },
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
