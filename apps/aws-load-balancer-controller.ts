import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { awsLoadBalancerControllerValues } from '../helm-values/aws-load-balancer-controller';
import { defineApp } from './define-app';
import { internet, operator } from './namespaces/allow-rules';
import { cloudOnly } from './runs-on';
import { asRole } from './traffic/pod-traffic';

/** Makes load balancers in AWS for Services that ask for one. */
export const awsLoadBalancerController = defineApp({
  name: 'aws-load-balancer-controller',
  wave: -50,
  runsOn: cloudOnly,
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['aws-load-balancer-controller'].namespace,
    security: 'baseline',
    reason: 'its chart drops no capabilities and names no seccomp profile',
    allowRules: (cluster) => [...operator(cluster, 9443), internet(cluster)],
  },
  chart: { repository: 'https://aws.github.io/eks-charts', version: '3.5.0' },
  // Chart aws-load-balancer-controller 3.5.0, templates/deployment.yaml, `webhookBindPort`.
  traffic: () => [
    {
      name: 'aws-load-balancer-controller',
      labels: { 'app.kubernetes.io/name': 'aws-load-balancer-controller' },
      webhooks: [9443],
      calls: asRole('load balancers'),
    },
  ],
  values: ({ environment }) => awsLoadBalancerControllerValues(environment),
});
