import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { externalDnsValues } from '../helm-values/external-dns';
import type { App } from './define-app';
import { cloudOf } from './cloud-of';

/** Names in the public zone for Services that ask for one. */
export const externalDns: App = {
  name: 'external-dns',
  project: 'platform',
  namespace: SERVICE_ACCOUNTS['external-dns'].namespace,
  chart: {
    name: 'external-dns',
    values: (cluster) => {
      const environment = cloudOf(cluster);
      return externalDnsValues(environment, environment.cloud.dnsZone ?? '');
    },
  },
};
