import type { Cluster } from '../../config/kubernetes/clusters';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { externalSecretsValues, signsIn } from '../../helm-values/external-secrets';
import { defineApp } from '../define-app';
import { internet, operator } from '../namespaces/allow-rules';
import { everywhere } from '../runs-on';
import { asRole, callOut } from '../traffic/pod-traffic';

/** Program that turns a certificate into short-lived credentials of AWS (IAM Roles Anywhere). */
const ROLES_ANYWHERE_IMAGE = 'public.ecr.aws/rolesanywhere/credential-helper:1.7.1';

/** Whether it calls AWS. On a site it does so only to pull images; all else that it copies there is in the cluster. */
const callsAws = (cluster: Cluster): boolean => cluster.side === 'cloud' || signsIn(cluster);

/** The pods that call AWS. */
const CONTROLLER = { 'app.kubernetes.io/name': 'external-secrets' } as const;

/** Copies what the app `secret-stores` names: parameters and secrets from AWS, and the cluster's authority. */
export const externalSecrets = defineApp({
  name: 'external-secrets',
  wave: -70,
  runsOn: everywhere,
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['external-secrets'].namespace,
    security: 'restricted',
    allowRules: (cluster) => [
      ...operator(cluster, 10250),
      ...(callsAws(cluster) ? [internet(cluster, { matchLabels: CONTROLLER })] : []),
    ],
  },
  chart: { repository: 'https://charts.external-secrets.io', version: '2.9.0' },
  values: (cluster) => externalSecretsValues(cluster, ROLES_ANYWHERE_IMAGE),
  // Chart external-secrets 2.9.0, templates/_helpers.tpl and `webhook.port`.
  traffic: (cluster) => [
    {
      name: 'external-secrets',
      labels: CONTROLLER,
      calls:
        cluster.side === 'cloud'
          ? asRole('parameters and secrets')
          : callsAws(cluster)
            ? [callOut('tokens of ECR')]
            : [],
    },
    {
      name: 'external-secrets-webhook',
      labels: { 'app.kubernetes.io/name': 'external-secrets-webhook' },
      webhooks: [10250],
      callsApi: false,
    },
    {
      name: 'external-secrets-cert-controller',
      labels: { 'app.kubernetes.io/name': 'external-secrets-cert-controller' },
    },
  ],
  // What it then reads is the app `secret-stores`: within this one it would wait for pods that wait for a person.
  waitsFor: (cluster) =>
    signsIn(cluster)
      ? 'the ARNs of the site’s roles, which a person puts into a Secret once AWS knows the site’s authority'
      : undefined,
});
