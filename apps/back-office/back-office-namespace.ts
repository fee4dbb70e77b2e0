import type { CloudCluster } from '../../config/kubernetes/clusters';
import { TRUST_LABEL } from '../../config/kubernetes/labels-and-taints';
import type { AppNamespace } from '../define-app';
import type { V1LabelSelector } from '../manifest';
import { POSTGRES_PORT } from '../../config/network/cluster-addresses';
import { dns, fromHosts, internet, toHosts, within } from '../namespaces/allow-rules';

/** Name of the namespace of front end and back end. */
export const BACK_OFFICE = 'back-office';

/** Port at which front end and back end answer, with TLS. */
export const PORT = 8443;

const pods = (name: string): V1LabelSelector => ({ matchLabels: { 'app.kubernetes.io/name': name } });

/** The namespace of front end and back end; load balancers reach only the front end. */
export const backOffice: AppNamespace<CloudCluster> = {
  name: BACK_OFFICE,
  security: 'restricted',
  labels: TRUST_LABEL,
  allowRules: (cluster) => {
    const { database, dnsZone } = cluster.environment.cloud;
    return [
      dns(cluster),
      within,
      internet(cluster),
      ...(database ? [toHosts(cluster, 'database', pods('back-end'), POSTGRES_PORT)] : []),
      // Without a public zone there is no load balancer.
      ...(dnsZone === undefined ? [] : [fromHosts(cluster, 'load-balancer', pods('front-end'), PORT)]),
    ];
  },
  quota: () => ({ pods: '40', 'requests.cpu': '8', 'requests.memory': '16Gi', 'limits.memory': '16Gi' }),
};
