import { metricsServerValues } from '../helm-values/site-add-ons';
import { defineApp } from './define-app';
import { operator, toHosts } from './namespaces/allow-rules';
import { sitesOnly } from './runs-on';

/** Shows people and autoscalers how much pods and hosts use. In the cloud it is an EKS add-on. */
export const metricsServer = defineApp({
  name: 'metrics-server',
  wave: -50,
  runsOn: sitesOnly,
  project: 'site-system',
  namespace: {
    name: 'metrics-server',
    security: 'restricted',
    allowRules: (cluster) => [...operator(cluster, 10250), toHosts(cluster, 'kubelets', 10250)],
  },
  chart: { repository: 'https://kubernetes-sigs.github.io/metrics-server/', version: '3.13.0' },
  values: metricsServerValues,
});
