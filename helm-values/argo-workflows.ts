import type { Cluster } from '../config/kubernetes/clusters';
import { imagesInEcr } from '../config/aws/platform-image';
import { objectStore, runsPrefix, type ObjectStore } from '../config/storage/object-store';
import { PULL_SECRET, STORE_SECRET, TRUST_KEY, TRUST_SECRET } from '../config/kubernetes/secrets';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { budgetOf, replicasOf } from './redundancy';
import { resources } from './resources';

/**
 * Values of chart argo/argo-workflows. Its artifact repository is the cluster's side of the storage pair: S3 by the pods' own role in the
 * cloud, Ceph with the claim's keys on a site.
 *
 * Its CRDs have the short schemas: a job would download the long ones from the internet.
 *
 * Source: Argo Workflows, "Configuring Your Artifact Repository", "Workflow Controller ConfigMap", "Service Accounts".
 */
export function argoWorkflowsValues(cluster: Cluster) {
  const store = objectStore(cluster);
  return {
    images: { pullPolicy: 'IfNotPresent' },
    crds: { install: true, keep: true, full: false },
    // Templates belong to a namespace.
    controller: {
      workflowNamespaces: [SERVICE_ACCOUNTS.pipeline.namespace],
      clusterWorkflowTemplates: { enabled: false },
      replicas: replicasOf(cluster),
      pdb: budgetOf(cluster),
      priorityClassName: 'platform',
      resources: resources('100m', '512Mi'),
      podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      metricsConfig: { enabled: true },
      // A pod that waits for Kueue has not failed.
      failedPodRestart: { enabled: false },
      retentionPolicy: { completed: 200, failed: 200, errored: 200 },
    },
    workflow: {
      // The executor has its own token in a Secret; the programs in the pods get none.
      serviceAccount: {
        create: true,
        createSecret: true,
        name: SERVICE_ACCOUNTS.pipeline.name,
        ...(cluster.side === 'site' && imagesInEcr(cluster.environment) && { pullSecrets: [{ name: PULL_SECRET }] }),
      },
      rbac: { create: true },
    },
    executor: {
      // It moves artifacts. An upload holds a part of 16 MiB and more in memory for each file, until Go frees it (workflow/artifacts/s3, v4.0.6).
      resources: resources('50m', '512Mi'),
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    },
    server: {
      // Until there is a gateway, people come by port-forward, with their own Kubernetes token.
      authModes: ['client'],
      serviceAccount: { name: SERVICE_ACCOUNTS['argo-workflows-server'].name },
      clusterWorkflowTemplates: { enabled: false },
      priorityClassName: 'platform',
      resources: resources('50m', '128Mi'),
      livenessProbe: { enabled: true },
      podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      pdb: { enabled: false },
    },
    useStaticCredentials: cluster.side === 'site',
    ...(store && {
      artifactRepository: {
        archiveLogs: true,
        s3: {
          bucket: store.bucket,
          endpoint: store.host,
          region: store.region,
          insecure: false,
          keyFormat: `${runsPrefix(cluster.name)}/{{workflow.name}}/{{pod.name}}`,
          ...access(cluster, store),
        },
      },
    }),
  };
}

const access = ({ side }: Cluster, { bucket }: ObjectStore) =>
  side === 'cloud'
    ? // The bucket encrypts with its own key.
      { useSDKCreds: true }
    : {
        bucket,
        accessKeySecret: { name: STORE_SECRET, key: 'AWS_ACCESS_KEY_ID' },
        secretKeySecret: { name: STORE_SECRET, key: 'AWS_SECRET_ACCESS_KEY' },
        caSecret: { name: TRUST_SECRET, key: TRUST_KEY },
      };
