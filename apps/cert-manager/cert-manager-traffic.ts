import type { Cluster } from '../../config/kubernetes/clusters';
import { asRole, callOut, type PodTraffic } from '../traffic/pod-traffic';

/** Zone whose names a public authority signs; sites have none. */
export const publicZone = (cluster: Cluster): string | undefined =>
  cluster.side === 'site' ? undefined : cluster.environment.cloud.dnsZone;

const labelsOf = (name: string, component: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': component,
});

/** The pods that call a public authority. */
export const CONTROLLER = labelsOf('cert-manager', 'controller');

/** The value of its chart that decides whom it asks before a DNS01 challenge. */
interface SelfCheck {
  readonly dns01RecursiveNameserversOnly: boolean;
}

/**
 * What passes between cert-manager's pods and others. Without that value it asks a zone's own servers whether its record is there, and not
 * the cluster's DNS.
 *
 * Source: cert-manager v1.21.1, deploy/charts/cert-manager, `webhook.securePort`; pkg/issuer/acme/dns/util/wait.go, checkDNSPropagation.
 */
export function certManagerTraffic(cluster: Cluster, values: SelfCheck): PodTraffic[] {
  const checksAuthorities = publicZone(cluster) !== undefined && !values.dns01RecursiveNameserversOnly;
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
