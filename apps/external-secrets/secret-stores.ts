import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { defineApp } from '../define-app';
import { everywhere } from '../runs-on';
import { storesInAws } from './stores-in-aws';
import { trustBundle } from './trust';

/**
 * The stores, and the cluster's authority for whoever must trust it. They are an app of their own: within one app they would wait for
 * External Secrets' pods, and those of a site may wait for a person.
 */
export const secretStores = defineApp({
  name: 'secret-stores',
  wave: -65,
  runsOn: everywhere,
  project: 'platform',
  namespace: SERVICE_ACCOUNTS['external-secrets'].namespace,
  manifests: (cluster) => [...storesInAws(cluster), ...trustBundle()],
});
