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
import { asRole, callOut, type PodTraffic } from '../traffic/pod-traffic';
import { TRUST_SOURCE } from '../external-secrets/trust';

const { namespace: NAMESPACE } = SERVICE_ACCOUNTS['cert-manager'];
const YEAR = '8760h';

const labelsOf = (name: string, component: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': component,
});

/** The pods that call a public authority. */
const CONTROLLER = labelsOf('cert-manager', 'controller');

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
  traffic,
  manifests: (cluster) => [...internal(cluster), ...ofPublicNames(cluster), ...identityInAws(cluster)],
  excluded: [{ apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] }],
});

/** Source: chart cert-manager v1.21.1, templates/*deployment.yaml, `webhook.securePort`; pkg/issuer/acme/dns/util/wait.go. */
function traffic(cluster: Cluster): PodTraffic[] {
  const checksAuthorities = publicZone(cluster) !== undefined && !certManagerValues().dns01RecursiveNameserversOnly;
  return [
    {
      name: 'cert-manager',
      labels: CONTROLLER,
      calls: [
        ...(publicZone(cluster) === undefined ? [] : asRole('Route 53, and the public authority')),
        ...(checksAuthorities
          ? [{ ...callOut("the zone's own servers, for the self-check of DNS01", 53), protocol: 'UDP' as const }]
          : []),
      ],
    },
    { name: 'cert-manager-webhook', labels: labelsOf('webhook', 'webhook'), webhooks: [10250] },
    { name: 'cert-manager-cainjector', labels: labelsOf('cainjector', 'cainjector') },
  ];
}

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

/** Zone whose names a public authority signs; sites have none. */
const publicZone = (cluster: Cluster): string | undefined =>
  cluster.side === 'site' ? undefined : cluster.environment.cloud.dnsZone;

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
