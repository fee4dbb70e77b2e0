import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import type { Cluster } from '../../config/kubernetes/clusters';
import { certManagerValues } from '../../helm-values/cert-manager';
import {
  EXTERNAL_SECRETS_USE,
  IDENTITY_CERTIFICATE,
  identityName,
  pullsAsRole,
} from '../../config/sites/site-identity';
import { defineApp } from '../define-app';
import { internet, operator } from '../namespaces/allow-rules';
import { everywhere } from '../runs-on';
import { AUTHORITY, certificate, issuer, INTERNAL, PUBLIC } from './certificates';
import type { Manifest } from '../manifest';
import { certManagerTraffic, CONTROLLER, publicZone } from './cert-manager-traffic';
import { TRUST_SOURCE } from '../external-secrets/trust';

const { namespace: NAMESPACE } = SERVICE_ACCOUNTS['cert-manager'];
const YEAR = '8760h';

/**
 * Certificates. The cluster's own authority signs those for use inside the cluster; its key never leaves the cluster. A public authority
 * signs those for names that people use. It checks the name by DNS, so nothing in the cluster has to be reachable from the internet.
 *
 * Source: cert-manager, "CA Issuer", "SelfSigned Issuer", "ACME DNS01 Route53".
 */
export const certManager = defineApp({
  name: 'cert-manager',
  wave: -80,
  runsOn: everywhere,
  project: 'platform',
  namespace: {
    name: NAMESPACE,
    security: 'restricted',
    // Only the public authority and Route 53 are outside of the cluster.
    allowRules: (cluster) => [
      ...operator(cluster, 10250),
      ...(publicZone(cluster) === undefined ? [] : [internet(cluster, { matchLabels: CONTROLLER })]),
    ],
  },
  chart: { repository: 'https://charts.jetstack.io', version: 'v1.21.1' },
  values: certManagerValues,
  traffic: (cluster) => certManagerTraffic(cluster, certManagerValues(cluster)),
  manifests: (cluster) => [...internal(cluster), ...ofPublicNames(cluster), ...identityInAws(cluster)],
  excluded: [{ apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] }],
});

const internal = ({ environment, name }: Cluster): Manifest[] => [
  issuer('self-signed', { selfSigned: {} }),
  certificate({
    name: AUTHORITY,
    namespace: NAMESPACE,
    issuer: 'self-signed',
    commonName: `${environment.name} ${name}`,
    isCA: true,
    // Everything that trusts this authority must be given the next one.
    duration: '87600h',
    renewBefore: YEAR,
    usages: ['cert sign', 'crl sign', 'digital signature'],
  }),
  issuer(INTERNAL, { ca: { secretName: AUTHORITY } }),
  // This certificate's key is never used. Its Secret also holds the authority's certificate, so programs can read that
  // without reading the authority's Secret.
  certificate({ name: TRUST_SOURCE, namespace: NAMESPACE, issuer: INTERNAL, dnsNames: ['trust.invalid'] }),
];

const ofPublicNames = (cluster: Cluster): Manifest[] => {
  const dnsZone = publicZone(cluster);
  if (cluster.side === 'site' || dnsZone === undefined) return [];
  const { region } = cluster.environment.cloud;
  return [
    issuer(PUBLIC, {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        privateKeySecretRef: { name: 'acme-account' },
        solvers: [{ selector: { dnsZones: [dnsZone] }, dns01: { route53: { region } } }],
      },
    }),
  ];
};

/** With this certificate External Secrets on a site assumes a role in AWS. The site's authority is the trust anchor. */
const identityInAws = (cluster: Cluster): Manifest[] =>
  cluster.side === 'site' && pullsAsRole(cluster.environment, cluster.name)
    ? [
        certificate({
          name: IDENTITY_CERTIFICATE,
          namespace: SERVICE_ACCOUNTS['external-secrets'].namespace,
          issuer: INTERNAL,
          commonName: identityName(cluster.environment, cluster.name, EXTERNAL_SECRETS_USE),
          duration: '168h',
          renewBefore: '56h',
          usages: ['digital signature', 'client auth'],
        }),
      ]
    : [];
