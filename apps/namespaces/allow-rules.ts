import type { Cluster } from '../../config/kubernetes/clusters';
import type {
  ManifestOf,
  V1LabelSelector,
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
  V1NetworkPolicySpec,
} from '../manifest';

type Peer = V1NetworkPolicyPeer;
type Port = V1NetworkPolicyPort;

/** What one policy allows. */
type Rules = Pick<V1NetworkPolicySpec, 'ingress' | 'egress'>;

export type NetworkPolicy = ManifestOf<'networking.k8s.io/v1', 'NetworkPolicy', { readonly spec: V1NetworkPolicySpec }>;

/** Traffic that a namespace allows, with a name that says what it is for. All other traffic is denied. */
export interface AllowRule extends Rules {
  readonly name: string;
  /**
   * Pods that it is for.
   * @default all of the namespace
   */
  readonly pods?: V1LabelSelector;
}

const tcp = (...ports: readonly number[]): Port[] => ports.map((port) => ({ protocol: 'TCP', port }));
const inNamespace = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const network = (cidr: string): Peer => ({ ipBlock: { cidr } });

/** The network of a cluster's hosts, which has its API servers too. */
const hosts = (cluster: Cluster): Peer =>
  network(cluster.side === 'cloud' ? cluster.environment.cloud.network.vpcCidr : cluster.site.network.nodeCidr);

/** CoreDNS resolves names; on a site its cache on each host does, at an address that Kubespray sets. */
export const dns = ({ side }: Cluster): AllowRule => ({
  name: 'dns',
  egress: [
    {
      to: [inNamespace('kube-system'), ...(side === 'site' ? [network('169.254.25.10/32')] : [])],
      ports: [{ protocol: 'UDP', port: 53 }, ...tcp(53)],
    },
  ],
});

/** Policies see the address behind the Service: EKS answers in the VPC at 443, a site's control plane at 6443. */
export const kubernetesApi = (cluster: Cluster): AllowRule => ({
  name: 'kubernetes-api',
  egress: [{ to: [hosts(cluster)], ports: tcp(cluster.side === 'cloud' ? 443 : 6443) }],
});

/** Calls from the API server, at the pods' own ports. */
export const fromApiServer = (cluster: Cluster, ...ports: readonly number[]): AllowRule => ({
  name: 'from-api-server',
  ingress: [{ from: [hosts(cluster)], ports: tcp(...ports) }],
});

/** What an operator needs: it watches its cluster, and the API server calls its webhooks. */
export const operator = (cluster: Cluster, ...webhookPorts: readonly number[]): AllowRule[] => [
  dns(cluster),
  kubernetesApi(cluster),
  ...(webhookPorts.length > 0 ? [fromApiServer(cluster, ...webhookPorts)] : []),
];

/** AWS, ACME and registries, over TLS. In the cloud also the role's credentials, which the node hands out. */
export const internet = ({ side }: Cluster): AllowRule => ({
  name: 'internet',
  egress: [
    { to: [network('0.0.0.0/0')], ports: tcp(443) },
    ...(side === 'cloud' ? [{ to: [network('169.254.170.23/32')], ports: tcp(80) }] : []),
  ],
});

/** Pods of the same namespace among themselves. */
export const within: AllowRule = {
  name: 'within',
  ingress: [{ from: [{ podSelector: {} }] }],
  egress: [{ to: [{ podSelector: {} }] }],
};

/** The object store: S3 in the cloud, Ceph's gateways on a site. */
export const objectStorage = (cluster: Cluster): AllowRule =>
  cluster.side === 'cloud'
    ? { ...internet(cluster), name: 'object-storage' }
    : { name: 'object-storage', egress: [{ to: [inNamespace('rook-ceph')], ports: tcp(443) }] };

/** From some namespaces to some ports. */
export const from = (name: string, namespaces: readonly string[], ...ports: readonly number[]): AllowRule => ({
  name,
  ingress: [{ from: namespaces.map(inNamespace), ports: tcp(...ports) }],
});

/** To and from the cluster's own hosts, whatever the port. */
export const withHosts = (cluster: Cluster): AllowRule => ({
  name: 'hosts',
  ingress: [{ from: [hosts(cluster)] }],
  egress: [{ to: [hosts(cluster)] }],
});

/** To some ports of the cluster's own hosts. */
export const toHosts = (cluster: Cluster, name: string, ...ports: readonly number[]): AllowRule => ({
  name,
  egress: [{ to: [hosts(cluster)], ports: tcp(...ports) }],
});

/** From the cluster's own hosts and load balancers to some pods. */
export const fromHosts = (
  cluster: Cluster,
  name: string,
  pods: V1LabelSelector,
  ...ports: readonly number[]
): AllowRule => ({
  name,
  pods,
  ingress: [{ from: [hosts(cluster)], ports: tcp(...ports) }],
});

/** Denies every pod of the namespace all traffic in both directions, except what other policies allow. */
export const defaultDeny = (namespace: string): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'default-deny', namespace },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
});

/** One allow rule as a policy. */
export const allowPolicy = (namespace: string, { name, pods = {}, ...rules }: AllowRule): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: `allow-${name}`, namespace },
  spec: {
    podSelector: pods,
    policyTypes: [...(rules.ingress ? ['Ingress'] : []), ...(rules.egress ? ['Egress'] : [])],
    ...rules,
  },
});
