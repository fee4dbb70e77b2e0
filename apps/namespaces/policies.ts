import type {
  ManifestOf,
  V1LabelSelector,
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
  V1NetworkPolicySpec,
} from '../manifest';

/** A group of machines that Cilium knows by what they are. To it the address of a node is no CIDR. */
export type CiliumEntity = 'host' | 'remote-node' | 'kube-apiserver';

/** Who may be at the other end: pods or addresses as Kubernetes writes them, or one of Cilium's entities. */
export type Peer = V1NetworkPolicyPeer | { readonly entity: CiliumEntity };

/** A port with its protocol. All of ours are numbers. */
export type Port = V1NetworkPolicyPort & { readonly protocol: 'TCP' | 'UDP'; readonly port: number };

/** Traffic from some peers; without ports, at any port. */
export interface IngressRule {
  readonly from: readonly Peer[];
  readonly ports?: readonly Port[];
}

/** Traffic to some peers; without ports, at any port. */
export interface EgressRule {
  readonly to: readonly Peer[];
  readonly ports?: readonly Port[];
}

/** Traffic that a namespace allows, with a name that says what it is for. All other traffic is denied. */
export interface AllowRule {
  readonly name: string;
  /**
   * Pods that it is for.
   * @default all of the namespace
   */
  readonly pods?: V1LabelSelector;
  readonly ingress?: readonly IngressRule[];
  readonly egress?: readonly EgressRule[];
}

export type NetworkPolicy = ManifestOf<'networking.k8s.io/v1', 'NetworkPolicy', { readonly spec: V1NetworkPolicySpec }>;

interface CiliumPorts {
  readonly ports: readonly { readonly port: string; readonly protocol: string }[];
}

/** What we write of a CiliumNetworkPolicy: entities with ports. Source: Cilium 1.19, "Layer 3 Policies", "Entities based". */
export interface CiliumPolicySpec {
  readonly endpointSelector: V1LabelSelector;
  readonly ingress?: readonly {
    readonly fromEntities: readonly CiliumEntity[];
    readonly toPorts?: readonly CiliumPorts[];
  }[];
  readonly egress?: readonly {
    readonly toEntities: readonly CiliumEntity[];
    readonly toPorts?: readonly CiliumPorts[];
  }[];
}

export type CiliumNetworkPolicy = ManifestOf<
  'cilium.io/v2',
  'CiliumNetworkPolicy',
  { readonly spec: CiliumPolicySpec }
>;

/** Denies every pod of the namespace all traffic in both directions, except what other policies allow. */
export const defaultDeny = (namespace: string): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'default-deny', namespace },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
});

/**
 * One allow rule as policies: what Kubernetes can say, and what only Cilium can. Policies add up, so a rule may become one of each, both
 * with the rule's name.
 */
export const allowPolicies = (namespace: string, rule: AllowRule): (NetworkPolicy | CiliumNetworkPolicy)[] => [
  ...kubernetesPolicy(namespace, rule),
  ...ciliumPolicy(namespace, rule),
];

const isEntity = (peer: Peer): peer is { readonly entity: CiliumEntity } => 'entity' in peer;
const plain = (peers: readonly Peer[]): V1NetworkPolicyPeer[] =>
  peers.filter((peer): peer is V1NetworkPolicyPeer => !isEntity(peer));
const entities = (peers: readonly Peer[]): CiliumEntity[] => peers.filter(isEntity).map(({ entity }) => entity);

function kubernetesPolicy(namespace: string, { name, pods = {}, ...rules }: AllowRule): NetworkPolicy[] {
  const ingress = (rules.ingress ?? [])
    .map((each) => ({ ...each, from: plain(each.from) }))
    .filter(({ from }) => from.length > 0);
  const egress = (rules.egress ?? [])
    .map((each) => ({ ...each, to: plain(each.to) }))
    .filter(({ to }) => to.length > 0);
  if (ingress.length + egress.length === 0) return [];
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `allow-${name}`, namespace },
      spec: {
        podSelector: pods,
        policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
        ...(ingress.length > 0 && { ingress }),
        ...(egress.length > 0 && { egress }),
      },
    },
  ];
}

function ciliumPolicy(namespace: string, { name, pods = {}, ...rules }: AllowRule): CiliumNetworkPolicy[] {
  const ingress = (rules.ingress ?? [])
    .map(({ from, ports }) => ({ fromEntities: entities(from), ...toPorts(ports) }))
    .filter(({ fromEntities }) => fromEntities.length > 0);
  const egress = (rules.egress ?? [])
    .map(({ to, ports }) => ({ toEntities: entities(to), ...toPorts(ports) }))
    .filter(({ toEntities }) => toEntities.length > 0);
  if (ingress.length + egress.length === 0) return [];
  return [
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: `allow-${name}`, namespace },
      spec: {
        endpointSelector: pods,
        ...(ingress.length > 0 && { ingress }),
        ...(egress.length > 0 && { egress }),
      },
    },
  ];
}

const toPorts = (ports: readonly Port[] | undefined): { readonly toPorts?: readonly CiliumPorts[] } =>
  ports ? { toPorts: [{ ports: ports.map(({ port, protocol }) => ({ port: String(port), protocol })) }] } : {};
