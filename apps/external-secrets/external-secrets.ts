import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { externalSecretsValues, signsIn } from '../../helm-values/external-secrets';
import { defineApp } from '../define-app';
import { internet, operator } from '../namespaces/allow-rules';
import { everywhere } from '../runs-on';

/** Program that turns a certificate into short-lived credentials of AWS (IAM Roles Anywhere). */
const ROLES_ANYWHERE_IMAGE = 'public.ecr.aws/rolesanywhere/credential-helper:1.7.1';

/** Copies what the app `secret-stores` names: parameters and secrets from AWS, and the cluster's authority. */
export const externalSecrets = defineApp({
  name: 'external-secrets',
  wave: -70,
  runsOn: everywhere,
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['external-secrets'].namespace,
    security: 'restricted',
    allowRules: (cluster) => [...operator(cluster, 10250), internet(cluster)],
  },
  chart: { repository: 'https://charts.external-secrets.io', version: '2.9.0' },
  values: (cluster) => externalSecretsValues(cluster, ROLES_ANYWHERE_IMAGE),
  // What it then reads is the app `secret-stores`: within this one it would wait for pods that wait for a person.
  waitsFor: (cluster) =>
    signsIn(cluster)
      ? 'the ARNs of the site’s roles, which a person puts into a Secret once AWS knows the site’s authority'
      : undefined,
});
