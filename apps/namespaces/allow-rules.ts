import { cniOf, type Cluster } from '../../config/kubernetes/clusters';
import { apiServiceAddress, LOCAL_DNS, POD_IDENTITY } from '../../config/network/cluster-addresses';
import { LINK_LOCAL_NETWORK } from '../../config/network/networks';
import { API_PORT } from '../../config/sites/site-plan';
import type { V1LabelSelector } from '../manifest';
import type { AllowRule, Peer, Port } from './policies';

const port = (protocol: Port['protocol'], number: number): Port => ({ protocol, port: number });
const tcp = (...ports: readonly number[]): Port[] => ports.map((number) => port('TCP', number));
const inNamespace = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const network = (cidr: string): Peer => ({ ipBlock: { cidr } });

/** Any address but link-local ones: there a machine tells its role's credentials. To Calico and the VPC CNI those of pods and hosts too; to Cilium only what is outside of the cluster. */
const ANYWHERE: Peer = { ipBlock: { cidr: '0.0.0.0/0', except: [LINK_LOCAL_NETWORK] } };

/**
 * The cluster's own hosts, and its API servers. To Cilium nodes are no addresses (Cilium 1.19, "Selecting nodes with CIDR / ipBlock"), so
 * there they are named by what they are.
 */
const hosts = (cluster: Cluster): Peer[] => {
  if (cluster.side === 'cloud') return [network(cluster.environment.cloud.network.vpcCidr)];
  if (cniOf(cluster) === 'cilium') return [{ entity: 'host' }, { entity: 'remote-node' }, { entity: 'kube-apiserver' }];
  return [network(cluster.site.network.nodeCidr)];
};

/**
 * CoreDNS resolves names; on a site its cache on each host does, at an address that Kubespray sets. Cilium may take that address for one
 * of the host or for one outside of the cluster, so both are allowed there.
 */
export const dns = (cluster: Cluster): AllowRule => ({
  name: 'dns',
  egress: [
    {
      to: [
        inNamespace('kube-system'),
        ...(cluster.side === 'site' ? [network(`${LOCAL_DNS}/32`)] : []),
        ...(cniOf(cluster) === 'cilium' ? [{ entity: 'host' as const }] : []),
      ],
      ports: [port('UDP', 53), port('TCP', 53)],
    },
  ],
});

/**
 * The Kubernetes API. On a site policies see the address behind the Service: a host of the control plane. The VPC CNI sees the Service's
 * own address, because it judges at the pod's interface, before the node translates it (amazon-network-policy-controller-k8s v1.1.7,
 * pkg/resolvers/endpoints.go, getMatchingServiceClusterIPs). It adds the addresses of Services that select pods, and this one selects none.
 */
export const kubernetesApi = (cluster: Cluster): AllowRule => ({
  name: 'kubernetes-api',
  egress: [
    cluster.side === 'cloud'
      ? { to: [network(`${apiServiceAddress(cluster)}/32`), ...hosts(cluster)], ports: tcp(443) }
      : { to: hosts(cluster), ports: tcp(API_PORT) },
  ],
});

/** Calls from the API server, at the pods' own ports. */
export const fromApiServer = (cluster: Cluster, ...ports: readonly number[]): AllowRule => ({
  name: 'from-api-server',
  ingress: [{ from: hosts(cluster), ports: tcp(...ports) }],
});

/** What an operator needs: it watches its cluster, and the API server calls its webhooks and aggregated APIs. */
export const operator = (cluster: Cluster, ...calledPorts: readonly number[]): AllowRule[] => [
  dns(cluster),
  kubernetesApi(cluster),
  ...(calledPorts.length > 0 ? [fromApiServer(cluster, ...calledPorts)] : []),
];

/**
 * AWS, ACME and registries, over TLS. In the cloud also the role's credentials, which the node hands out.
 *
 * @param pods by default all of the namespace
 */
export const internet = ({ side }: Cluster, pods: V1LabelSelector = {}): AllowRule => ({
  name: 'internet',
  pods,
  egress: [
    { to: [ANYWHERE], ports: tcp(443) },
    ...(side === 'cloud' ? [{ to: [network(`${POD_IDENTITY}/32`)], ports: tcp(80) }] : []),
  ],
});

/** What some pods download from outside of the cluster, whose addresses nobody knows before. */
export const downloads = (name: string, pods: V1LabelSelector, ...ports: readonly number[]): AllowRule => ({
  name,
  pods,
  egress: [{ to: [ANYWHERE], ports: tcp(...ports) }],
});

/** Pods of the same namespace among themselves. */
export const within: AllowRule = {
  name: 'within',
  ingress: [{ from: [{ podSelector: {} }] }],
  egress: [{ to: [{ podSelector: {} }] }],
};

/**
 * The object store: S3 in the cloud, Ceph's gateways on a site.
 *
 * @param pods by default all of the namespace
 */
export const objectStorage = (cluster: Cluster, pods: V1LabelSelector = {}): AllowRule =>
  cluster.side === 'cloud'
    ? { ...internet(cluster, pods), name: 'object-storage' }
    : { name: 'object-storage', pods, egress: [{ to: [inNamespace('rook-ceph')], ports: tcp(443) }] };

/** From some namespaces to some ports. */
export const from = (name: string, namespaces: readonly string[], ...ports: readonly number[]): AllowRule => ({
  name,
  ingress: [{ from: namespaces.map(inNamespace), ports: tcp(...ports) }],
});

/** From the cluster's own hosts, whatever the port: they mount what the namespace's pods store. */
export const clientsOnHosts = (cluster: Cluster): AllowRule => ({
  name: 'hosts',
  ingress: [{ from: hosts(cluster) }],
});

/** From some pods to some ports of the cluster's own hosts; in the cloud, of the whole VPC. */
export const toHosts = (
  cluster: Cluster,
  name: string,
  pods: V1LabelSelector,
  ...ports: readonly number[]
): AllowRule => ({
  name,
  pods,
  egress: [{ to: hosts(cluster), ports: tcp(...ports) }],
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
  ingress: [{ from: hosts(cluster), ports: tcp(...ports) }],
});
