import { snapshotControllerValues } from '../helm-values/site-add-ons';
import { defineApp } from './define-app';
import { operator } from './namespaces/allow-rules';
import { sitesOnly } from './runs-on';

/** Snapshots of volumes, whatever storage they are on. In the cloud it is an EKS add-on. */
export const snapshotController = defineApp({
  name: 'snapshot-controller',
  wave: -50,
  runsOn: sitesOnly,
  project: 'platform',
  namespace: { name: 'snapshot-controller', security: 'restricted', allowRules: (cluster) => operator(cluster) },
  chart: { repository: 'https://piraeus.io/helm-charts/', version: '5.2.0' },
  values: snapshotControllerValues,
  traffic: () => [{ name: 'snapshot-controller', labels: { 'app.kubernetes.io/name': 'snapshot-controller' } }],
});
