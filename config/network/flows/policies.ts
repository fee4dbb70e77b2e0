import type { Labels, Selector } from './selector';

/** Who may be at the other end, as the evaluator reads it. */
export type JudgedPeer =
  | { readonly kind: 'network'; readonly cidr: string; readonly except: readonly string[] }
  /** Without `namespaces` the policy's own namespace; without `pods` all pods. */
  | { readonly kind: 'pods'; readonly namespaces?: Selector; readonly pods?: Selector }
  | { readonly kind: 'entity'; readonly entity: string }
  | { readonly kind: 'anyone' };

/** A port, or a range of ports. */
export interface JudgedPort {
  readonly protocol: string;
  /** @default every port of the protocol */
  readonly port?: number;
  /** Last port of a range. @default the one port */
  readonly endPort?: number;
}

/** Traffic that a policy allows: with any of the peers at any of the ports. */
export interface JudgedRule {
  readonly peers: readonly JudgedPeer[];
  /** @default every port */
  readonly ports?: readonly JudgedPort[];
}

/** A policy of either kind, in one form. A direction that it has closes that direction for its pods, but for its rules. */
export interface JudgedPolicy {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly pods: Selector;
  readonly ingress?: readonly JudgedRule[];
  readonly egress?: readonly JudgedRule[];
}

/** A manifest, of which only policies and the labels of namespaces are read. */
export interface AnyManifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Labels };
}

/** What the evaluator knows of a NetworkPolicy (networking.k8s.io/v1). */
interface KubernetesSpec {
  readonly podSelector?: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly {
    readonly from?: readonly KubernetesPeer[];
    readonly ports?: readonly KubernetesPort[];
  }[];
  readonly egress?: readonly { readonly to?: readonly KubernetesPeer[]; readonly ports?: readonly KubernetesPort[] }[];
}
interface KubernetesPeer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}
interface KubernetesPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** What it knows of a CiliumNetworkPolicy (cilium.io/v2): entities with ports. */
interface CiliumSpec {
  readonly endpointSelector: Selector;
  readonly ingress?: readonly CiliumRule[];
  readonly egress?: readonly CiliumRule[];
}
interface CiliumRule {
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  readonly toPorts?: readonly { readonly ports: readonly { readonly port: string; readonly protocol: string }[] }[];
}

/**
 * The policies among manifests.
 *
 * @throws Error for what the evaluator cannot judge: a port by name, or a field of Cilium beside entities and ports
 */
export const policiesIn = (manifests: readonly AnyManifest[]): JudgedPolicy[] =>
  manifests.flatMap((manifest) => {
    const place = {
      kind: manifest.kind,
      name: manifest.metadata.name,
      namespace: manifest.metadata.namespace ?? 'default',
    };
    if (manifest.kind === 'NetworkPolicy')
      return [kubernetes(place, (manifest as unknown as Spec<KubernetesSpec>).spec)];
    if (manifest.kind === 'CiliumNetworkPolicy') return [cilium(place, (manifest as unknown as Spec<CiliumSpec>).spec)];
    return [];
  });

interface Spec<T> {
  readonly spec: T;
}
type Place = Pick<JudgedPolicy, 'kind' | 'name' | 'namespace'>;

function kubernetes(place: Place, { podSelector = {}, policyTypes, ingress, egress }: KubernetesSpec): JudgedPolicy {
  const types = policyTypes ?? ['Ingress', ...(egress ? ['Egress'] : [])];
  const rule = (
    peers: readonly KubernetesPeer[] | undefined,
    ports: readonly KubernetesPort[] | undefined,
  ): JudgedRule => ({
    peers: peers?.map(peer) ?? [{ kind: 'anyone' }],
    ...(ports && { ports: ports.map((each) => port(place, each)) }),
  });
  return {
    ...place,
    pods: podSelector,
    ...(types.includes('Ingress') && { ingress: (ingress ?? []).map(({ from, ports }) => rule(from, ports)) }),
    ...(types.includes('Egress') && { egress: (egress ?? []).map(({ to, ports }) => rule(to, ports)) }),
  };
}

const peer = ({ ipBlock, namespaceSelector, podSelector }: KubernetesPeer): JudgedPeer =>
  ipBlock
    ? { kind: 'network', cidr: ipBlock.cidr, except: ipBlock.except ?? [] }
    : {
        kind: 'pods',
        ...(namespaceSelector && { namespaces: namespaceSelector }),
        ...(podSelector && { pods: podSelector }),
      };

function port({ namespace, name }: Place, { protocol = 'TCP', port: number, endPort }: KubernetesPort): JudgedPort {
  if (typeof number === 'string') {
    throw new Error(`The policy ${namespace}/${name} names the port ${number}; write its number, which can be judged.`);
  }
  return { protocol, ...(number !== undefined && { port: number }), ...(endPort !== undefined && { endPort }) };
}

const JUDGED_FIELDS = ['fromEntities', 'toEntities', 'toPorts'];

function cilium(place: Place, { endpointSelector, ingress, egress }: CiliumSpec): JudgedPolicy {
  const rule = (each: CiliumRule): JudgedRule => {
    const unknown = Object.keys(each).find((field) => !JUDGED_FIELDS.includes(field));
    if (unknown !== undefined) {
      throw new Error(
        `The policy ${place.namespace}/${place.name} has ${unknown}, which cannot be judged; teach config/network/flows/policies.ts.`,
      );
    }
    const entities = [...(each.fromEntities ?? []), ...(each.toEntities ?? [])];
    return {
      peers: entities.map((entity) => ({ kind: 'entity' as const, entity })),
      ...(each.toPorts && {
        ports: each.toPorts.flatMap(({ ports }) =>
          ports.map((one) => ({ protocol: one.protocol, port: Number(one.port) })),
        ),
      }),
    };
  };
  return {
    ...place,
    pods: endpointSelector,
    ...(ingress && { ingress: ingress.map(rule) }),
    ...(egress && { egress: egress.map(rule) }),
  };
}
