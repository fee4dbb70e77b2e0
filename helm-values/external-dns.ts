import type { CloudEnvironment } from '../config/schema/environment';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { resources } from './resources';

/**
 * Values of chart external-dns/external-dns. It writes names in one zone only, and removes only names that it wrote for this environment.
 *
 * Source: ExternalDNS, "Setting up ExternalDNS for Services on AWS"; "TXT registry".
 *
 * @param zone the public hosted zone
 */
export const externalDnsValues = ({ name, cloud: { region } }: CloudEnvironment, zone: string) => ({
  provider: { name: 'aws' },
  env: [{ name: 'AWS_DEFAULT_REGION', value: region }],
  serviceAccount: { name: SERVICE_ACCOUNTS['external-dns'].name },
  sources: ['service'],
  domainFilters: [zone],
  policy: 'sync',
  registry: 'txt',
  txtOwnerId: name,
  priorityClassName: 'platform',
  resources: resources('20m', '128Mi'),
});
