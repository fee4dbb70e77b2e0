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

/**
 * The load balancer's controller adds a readiness gate to new pods of namespaces with this label, if a target group of addresses has them:
 * such a pod is ready when the load balancer has found it healthy. Pods that are made before the load balancer get none; the next rollout's do.
 *
 * Source: AWS Load Balancer Controller v3.5.0, docs/deploy/pod_readiness_gate.md.
 */
const GATE_LABEL = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } as const;

/** Without a public zone there is no load balancer. */
const hasLoadBalancer = ({ environment }: CloudCluster): boolean => environment.cloud.dnsZone !== undefined;

const pods = (name: string): V1LabelSelector => ({ matchLabels: { 'app.kubernetes.io/name': name } });

/** The namespace of front end and back end; load balancers reach only the front end. */
export const backOffice: AppNamespace<CloudCluster> = {
  name: BACK_OFFICE,
  security: 'restricted',
  labels: (cluster) => ({ ...TRUST_LABEL, ...(hasLoadBalancer(cluster) && GATE_LABEL) }),
  allowRules: (cluster) => {
    const { database } = cluster.environment.cloud;
    return [
      dns(cluster),
      within,
      internet(cluster),
      ...(database ? [toHosts(cluster, 'database', pods('back-end'), POSTGRES_PORT)] : []),
      ...(hasLoadBalancer(cluster) ? [fromHosts(cluster, 'load-balancer', pods('front-end'), PORT)] : []),
    ];
  },
  quota: () => ({ pods: '40', 'requests.cpu': '8', 'requests.memory': '16Gi', 'limits.memory': '16Gi' }),
};
