import { LOCAL_DNS } from '../cluster-addresses';
import type { ClusterNetwork } from './cluster-network';
import type { Destination, PodEnd, ServiceEnd, Source } from './flow';

/** How a policy sees the other end of a connection, in one of the ways in which it may come about. */
export type Sight = {
  /** What it is seen as, for people. */
  readonly as: string;
  /** Where upstream says so. */
  readonly source: string;
} & (
  | { readonly kind: 'pods'; readonly pods: PodEnd }
  | { readonly kind: 'service'; readonly service: ServiceEnd }
  | { readonly kind: 'address'; readonly network: string }
  | { readonly kind: 'entities'; readonly entities: readonly string[] }
  /** No policy is asked. */
  | { readonly kind: 'unjudged' }
);

const CALICO = 'Calico v3.31.5, felix/rules/static.go';
const CILIUM = 'Cilium 1.19, "Layer 3 Policies"';
const VPC_CONTROLLER = 'amazon-network-policy-controller-k8s v1.1.7, pkg/resolvers/endpoints.go';
const VPC_AGENT = 'aws-network-policy-agent v1.4.1, pkg/fwruleprocessor/fw_rule_processor.go';

const pods = (end: PodEnd, source: string): Sight => ({ kind: 'pods', pods: end, as: 'those pods', source });
const address = (network: string, as: string, source: string): Sight => ({
  kind: 'address',
  network,
  as: `${as} (${network})`,
  source,
});
const entities = (...names: readonly string[]): Sight => ({
  kind: 'entities',
  entities: names,
  as: `Cilium's entity ${names.join(' and ')}`,
  source: `${CILIUM}, "Entities based"; CIDRs match no node: "Selecting nodes with CIDR / ipBlock"`,
});
const unjudged = (as: string, source: string): Sight => ({ kind: 'unjudged', as, source });

/** How the egress policies of a pod see where its connection goes: every way that there is. */
export function destinationSights(network: ClusterNetwork, to: Destination): Sight[] {
  switch (network.cni) {
    case 'calico':
      return [calicoDestination(network, to)];
    case 'cilium':
      return ciliumDestination(to);
    case 'vpc-cni':
      return [vpcDestination(network, to)];
  }
}

/** Calico filters where the host forwards or takes in, after kube-proxy has translated a Service's address. */
function calicoDestination({ hosts }: ClusterNetwork, to: Destination): Sight {
  const forwarded = `${CALICO}, StaticFilterForwardChains; kube-proxy translates in PREROUTING, before it`;
  const toHost = `${CALICO}, filterWorkloadToHostChain`;
  switch (to.kind) {
    case 'pods':
      return pods(to, forwarded);
    case 'service':
      return pods(to.pods, forwarded);
    case 'addresses':
      return address(to.network, to.name, forwarded);
    case 'dns':
      return address(
        `${LOCAL_DNS}/32`,
        "the host's cache of DNS",
        `${toHost}; Kubespray v2.31.0, nodelocaldns-daemonset.yml.j2`,
      );
    case 'api-server':
    case 'hosts':
    case 'load-balancer':
      return address(hosts, 'addresses of hosts', toHost);
  }
}

/** Cilium translates Services at the pod, and then asks for the identity behind the address. */
function ciliumDestination(to: Destination): Sight[] {
  const translated = `${CILIUM}, "Services based"`;
  switch (to.kind) {
    case 'pods':
      return [pods(to, `${CILIUM}, "Endpoints based"`)];
    case 'service':
      return [pods(to.pods, translated)];
    case 'addresses':
      return [address(to.network, to.name, `${CILIUM}, "IP/CIDR based"`)];
    case 'dns':
      // The address is on an interface that only the cache made. Versions differ in whether such a one is the host's (pkg/datapath/tables/node_address.go).
      return [entities('host'), address(`${LOCAL_DNS}/32`, "the host's cache of DNS", `${CILIUM}, "IP/CIDR based"`)];
    case 'api-server':
      return [entities('host', 'kube-apiserver'), entities('remote-node', 'kube-apiserver')];
    case 'hosts':
    case 'load-balancer':
      return [entities('host'), entities('remote-node')];
  }
}

/** The VPC CNI filters at the pod's interface, before a Service's address is translated. */
function vpcDestination({ hosts, apiService }: ClusterNetwork, to: Destination): Sight {
  const before = `${VPC_CONTROLLER}, getMatchingServiceClusterIPs`;
  const block = `${VPC_CONTROLLER}, buildIPBlockEndpoint`;
  switch (to.kind) {
    case 'pods':
      return pods(to, `${VPC_CONTROLLER}, computeEgressEndpoints`);
    case 'service':
      return { kind: 'service', service: to, as: "the Service's own address", source: before };
    case 'dns':
      return { kind: 'service', service: KUBE_DNS, as: "the Service's own address", source: before };
    case 'api-server':
      return address(`${apiService}/32`, 'the address of the Service kubernetes, which selects no pods', before);
    case 'addresses':
      return address(to.network, to.name, block);
    case 'hosts':
    case 'load-balancer':
      return address(hosts, 'addresses of the VPC', block);
  }
}

/** CoreDNS as EKS's add-on makes it (EKS user guide, "Manage CoreDNS for DNS in Amazon EKS clusters"). */
const KUBE_DNS: ServiceEnd = {
  kind: 'service',
  name: 'kube-dns',
  pods: { kind: 'pods', namespace: 'kube-system', name: 'coredns', labels: { 'k8s-app': 'kube-dns' } },
  selector: { 'k8s-app': 'kube-dns' },
  port: 53,
};

/** How the ingress policies of a pod see where a connection comes from: every way that there is. */
export function sourceSights(network: ClusterNetwork, from: Source): Sight[] {
  if (from.kind === 'pods') return [pods(from, POD_SOURCES[network.cni])];
  if (from.kind === 'addresses') return [address(from.network, from.name, POD_SOURCES[network.cni])];
  switch (network.cni) {
    case 'calico':
      return calicoHosts(network);
    case 'cilium':
      return [
        unjudged('the host of the pod', `${CILIUM}, "Access to/from local host"`),
        from.kind === 'api-server' ? entities('remote-node', 'kube-apiserver') : entities('remote-node'),
      ];
    case 'vpc-cni':
      return vpcSources(network, from.kind);
  }
}

const POD_SOURCES = {
  calico: `${CALICO}, StaticNATPostroutingChains: what a pod sends down the tunnel keeps its address`,
  cilium: `${CILIUM}, "Endpoints based"`,
  'vpc-cni': `${VPC_CONTROLLER}, computeIngressEndpoints`,
} as const;

/**
 * Packets of a host's own processes, such as its API server. MetalLB's arrive at a host too, and kube-proxy gives them that host's address
 * before they go on to a pod elsewhere (Kubernetes, "Preserving the client source IP", `externalTrafficPolicy: Cluster`).
 */
function calicoHosts({ hosts, pods: podNetwork, vxlanMode }: ClusterNetwork): Sight[] {
  return [
    unjudged('the host of the pod', `${CALICO}, filterOutputChain: "We don't currently police host -> endpoint"`),
    vxlanMode === 'Always'
      ? address(
          podNetwork,
          "the tunnel's address of another host, which is one of the pod network",
          `${CALICO}, StaticNATPostroutingChains`,
        )
      : address(
          hosts,
          'the address of another host',
          `${CALICO}, StaticNATPostroutingChains masquerades only what leaves by a tunnel`,
        ),
  ];
}

function vpcSources({ hosts }: ClusterNetwork, kind: Exclude<Source['kind'], 'pods' | 'addresses'>): Sight[] {
  const inVpc = `${VPC_CONTROLLER}, buildIPBlockEndpoint`;
  switch (kind) {
    case 'api-server':
      return [address(hosts, "the control plane's interfaces in the VPC", inVpc)];
    case 'load-balancer':
      return [address(hosts, "the load balancer's interfaces in the VPC", inVpc)];
    case 'hosts':
    case 'dns':
      return [
        unjudged('the node of the pod', `${VPC_AGENT}: "Traffic from the local node should always be allowed"`),
        address(hosts, 'the address of another node', inVpc),
      ];
  }
}
