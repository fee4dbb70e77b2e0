import type { CloudCluster } from '../config/kubernetes/clusters';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { externalDnsValues } from '../helm-values/external-dns';
import { defineApp } from './define-app';
import { internet, operator } from './namespaces/allow-rules';
import { cloudWhere } from './runs-on';
import { asRole } from './traffic/pod-traffic';

type WithZone = CloudCluster & { readonly environment: { readonly cloud: { readonly dnsZone: string } } };

/** Writes names into the public zone for Services that ask for one. */
export const externalDns = defineApp({
  name: 'external-dns',
  wave: -40,
  runsOn: cloudWhere((cluster): cluster is WithZone => cluster.environment.cloud.dnsZone !== undefined),
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['external-dns'].namespace,
    security: 'restricted',
    allowRules: (cluster) => [...operator(cluster), internet(cluster)],
  },
  chart: { repository: 'https://kubernetes-sigs.github.io/external-dns/', version: '1.21.1' },
  traffic: () => [
    {
      name: 'external-dns',
      labels: { 'app.kubernetes.io/name': 'external-dns' },
      calls: asRole('Route 53'),
    },
  ],
  values: ({ environment }) => externalDnsValues(environment, environment.cloud.dnsZone),
});
