import { metricsServerValues } from '../helm-values/site-add-ons';
import { defineApp } from './define-app';
import { operator, toHosts } from './namespaces/allow-rules';
import { sitesOnly } from './runs-on';
import { KUBELET_PORT } from './traffic/forbidden-flows';

/** Shows people and autoscalers how much pods and hosts use. In the cloud it is an EKS add-on. */
export const metricsServer = defineApp({
  name: 'metrics-server',
  wave: -50,
  runsOn: sitesOnly,
  project: 'site-system',
  namespace: {
    name: 'metrics-server',
    security: 'restricted',
    allowRules: (cluster) => [...operator(cluster, 10250), toHosts(cluster, 'kubelets', {}, KUBELET_PORT)],
  },
  chart: { repository: 'https://kubernetes-sigs.github.io/metrics-server/', version: '3.13.0' },
  values: metricsServerValues,
  // Chart metrics-server 3.13.0, `containerPort`.
  traffic: () => [
    {
      name: 'metrics-server',
      labels: { 'app.kubernetes.io/name': 'metrics-server' },
      apiServices: [10250],
      calls: [{ to: { kind: 'hosts' }, port: KUBELET_PORT, why: 'how much pods use' }],
    },
  ],
});
