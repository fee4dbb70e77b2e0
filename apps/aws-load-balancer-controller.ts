import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { awsLoadBalancerControllerValues } from '../helm-values/aws-load-balancer-controller';
import type { App } from './define-app';
import { cloudOf } from './cloud-of';

/** Load balancers of AWS for Services that ask for one. */
export const awsLoadBalancerController: App = {
  name: 'aws-load-balancer-controller',
  project: 'platform',
  namespace: SERVICE_ACCOUNTS['aws-load-balancer-controller'].namespace,
  chart: {
    name: 'aws-load-balancer-controller',
    values: (cluster) => awsLoadBalancerControllerValues(cloudOf(cluster)),
  },
};
