import { batchGpus } from '../../config/pools/batch-gpus';
import type { Cluster } from '../../config/kubernetes/clusters';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { QUEUED_NAMESPACE } from '../../helm-values/kueue';
import { BACK_OFFICE } from '../back-office/back-office-namespace';
import type { AppName } from '../waves';
import { TRUST_LABEL, type NamespaceDefinition } from './namespace';
import {
  dns,
  from,
  fromApiServer,
  fromHosts,
  internet,
  kubernetesApi,
  objectStorage,
  toHosts,
  withHosts,
  within,
} from './allow-rules';

type Definition = Omit<NamespaceDefinition, 'name'>;

/** A namespace, and the app without which a cluster has none of it. */
interface Row {
  readonly name: string;
  readonly of: AppName;
  readonly definition: (cluster: Cluster) => Definition;
}

/** What an operator needs that looks at its cluster and answers its API server. */
const operator = (cluster: Cluster, ...webhookPorts: readonly number[]): Definition['holes'] => [
  dns(cluster),
  kubernetesApi(cluster),
  ...(webhookPorts.length > 0 ? [fromApiServer(cluster, ...webhookPorts)] : []),
];

/** Every namespace of ours. Each is closed in both directions, but for the holes that stand here. */
export const NAMESPACES: readonly Row[] = [
  {
    name: 'argo',
    of: 'argo-workflows',
    definition: (cluster) => ({
      security: 'restricted',
      holes: [...operator(cluster), objectStorage(cluster)],
      labels: TRUST_LABEL,
    }),
  },
  {
    name: SERVICE_ACCOUNTS['aws-load-balancer-controller'].namespace,
    of: 'aws-load-balancer-controller',
    definition: (cluster) => ({
      security: 'baseline',
      reason: 'its chart drops no capabilities and names no seccomp profile',
      holes: [...operator(cluster, 9443), internet(cluster)],
    }),
  },
  {
    name: BACK_OFFICE,
    of: 'back-end',
    definition: (cluster) => ({
      security: 'restricted',
      holes: [
        dns(cluster),
        within,
        internet(cluster),
        toHosts(cluster, 'database', 5432),
        fromHosts(cluster, 'load-balancer', { matchLabels: { 'app.kubernetes.io/name': 'front-end' } }, 8443),
      ],
      labels: TRUST_LABEL,
      quota: { pods: '40', 'requests.cpu': '8', 'requests.memory': '16Gi', 'limits.memory': '16Gi' },
    }),
  },
  {
    name: SERVICE_ACCOUNTS['cert-manager'].namespace,
    of: 'cert-manager',
    definition: (cluster) => ({ security: 'restricted', holes: [...operator(cluster, 10250), internet(cluster)] }),
  },
  {
    name: SERVICE_ACCOUNTS['external-dns'].namespace,
    of: 'external-dns',
    definition: (cluster) => ({ security: 'restricted', holes: [...operator(cluster), internet(cluster)] }),
  },
  {
    name: SERVICE_ACCOUNTS['external-secrets'].namespace,
    of: 'external-secrets',
    definition: (cluster) => ({ security: 'restricted', holes: [...operator(cluster, 10250), internet(cluster)] }),
  },
  {
    name: 'gpu-operator',
    of: 'gpu-operator',
    definition: (cluster) => ({
      security: 'privileged',
      reason: 'drivers and devices are the hosts’ own: its pods load kernel modules and write to host paths',
      holes: [...operator(cluster), within, internet(cluster), ...(cluster.side === 'site' ? [packages] : [])],
    }),
  },
  {
    name: 'kueue-system',
    of: 'kueue',
    definition: (cluster) => ({ security: 'restricted', holes: operator(cluster, 9443) }),
  },
  {
    name: 'metallb-system',
    of: 'metallb',
    definition: (cluster) => ({
      security: 'privileged',
      reason: 'its speakers answer ARP in the hosts’ own network, for which they need raw sockets',
      holes: operator(cluster, 9443),
    }),
  },
  {
    name: 'metrics-server',
    of: 'metrics-server',
    definition: (cluster) => ({
      security: 'restricted',
      holes: [...operator(cluster, 10250), toHosts(cluster, 'kubelets', 10250)],
    }),
  },
  {
    name: SERVICE_ACCOUNTS.pipeline.namespace,
    of: 'pipeline',
    definition: (cluster) => ({
      security: 'restricted',
      holes: [dns(cluster), kubernetesApi(cluster), objectStorage(cluster)],
      labels: { ...TRUST_LABEL, [QUEUED_NAMESPACE.key]: QUEUED_NAMESPACE.value },
      quota: {
        pods: '500',
        'requests.nvidia.com/gpu': String(batchGpus(cluster).reduce((sum, { count }) => sum + count, 0)),
      },
    }),
  },
  {
    name: 'rook-ceph',
    of: 'rook',
    definition: (cluster) => ({
      security: 'privileged',
      reason: 'its pods open the hosts’ disks and mount file systems for other pods',
      holes: [
        ...operator(cluster),
        within,
        withHosts(cluster),
        from('object-storage', ['argo', SERVICE_ACCOUNTS.pipeline.namespace], 443),
      ],
    }),
  },
  {
    name: 'snapshot-controller',
    of: 'snapshot-controller',
    definition: (cluster) => ({ security: 'restricted', holes: operator(cluster) }),
  },
];

/** Packages of the operating system, with which drivers are built; they are signed, and many mirrors know no TLS. */
const packages = {
  name: 'packages',
  egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ protocol: 'TCP' as const, port: 80 }] }],
};
