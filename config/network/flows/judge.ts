import { overlap, within } from '../networks';
import type { ClusterNetwork } from './cluster-network';
import { endName, type Flow, type PodEnd, type ServiceEnd } from './flow';
import {
  policiesIn,
  type AnyManifest,
  type JudgedPeer,
  type JudgedPolicy,
  type JudgedPort,
  type JudgedRule,
} from './policies';
import { selects, type Labels } from './selector';
import { destinationSights, sourceSights, type Sight } from './sight';

/** What a flow is judged by. */
export interface Policed {
  readonly network: ClusterNetwork;
  /** By their namespace. */
  readonly policies: ReadonlyMap<string, readonly JudgedPolicy[]>;
  /** Labels of the namespaces that have more than their name. */
  readonly namespaces: ReadonlyMap<string, Labels>;
}

/**
 * What flows are judged by on a cluster with these manifests.
 *
 * @throws Error for a policy that cannot be judged
 */
export function policedBy(manifests: readonly AnyManifest[], network: ClusterNetwork): Policed {
  const policies = new Map<string, JudgedPolicy[]>();
  for (const policy of policiesIn(manifests)) {
    policies.set(policy.namespace, [...(policies.get(policy.namespace) ?? []), policy]);
  }
  const namespaces = new Map(
    manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  );
  return { network, policies, namespaces };
}

/** One way in which a connection is stopped. */
export interface Denial {
  readonly where: 'egress' | 'ingress' | 'security-group';
  /** Who stops it: the policies of which none allows it, or the security group. */
  readonly by: string;
  /** Why: what the other end is seen as. */
  readonly why: string;
  /** Where upstream says how it is seen. */
  readonly source: string;
}

export interface Verdict {
  /** Whether every connection gets through, whatever hosts the ends are on. A needed flow must. */
  readonly always: boolean;
  /** Whether some connection may get through. A forbidden flow must not. */
  readonly ever: boolean;
  /** Every way in which one is stopped. */
  readonly denials: readonly Denial[];
}

/** Whether networks need to lie in a CIDR wholly, or only share an address with it. */
type Cover = (inner: string, outer: string) => boolean;

/** Judges a flow as the cluster's CNI does: at the pods that it leaves and enters, and in the cloud at the nodes' security group. */
export function judge(policed: Policed, flow: Flow): Verdict {
  const gates = [...egressGate(policed, flow), ...ingressGate(policed, flow), ...securityGroup(policed, flow)];
  return {
    always: gates.every(({ ways }) => ways.every(({ always }) => always)),
    ever: gates.every(({ ways }) => ways.some(({ ever }) => ever)),
    denials: gates.flatMap(({ ways }) => ways.flatMap(({ always, denial }) => (always ? [] : [denial]))),
  };
}

interface Way {
  readonly always: boolean;
  readonly ever: boolean;
  readonly denial: Denial;
}
interface Gate {
  readonly ways: readonly Way[];
}

const egressGate = (policed: Policed, flow: Flow): Gate[] =>
  flow.from.kind === 'pods'
    ? [gate(policed, flow, flow.from, 'egress', destinationSights(policed.network, flow.to))]
    : [];

function ingressGate(policed: Policed, flow: Flow): Gate[] {
  const pod = flow.to.kind === 'service' ? flow.to.pods : flow.to;
  return pod.kind === 'pods' ? [gate(policed, flow, pod, 'ingress', sourceSights(policed.network, flow.from))] : [];
}

/** The control plane's own calls come from its interfaces, which are in a security group of their own. Nodes and pods share another. */
function securityGroup({ network: { controlPlanePorts } }: Policed, { from, to, port }: Flow): Gate[] {
  if (controlPlanePorts === undefined || from.kind !== 'api-server' || to.kind === 'addresses') return [];
  const open = controlPlanePorts.includes(port);
  const denial: Denial = {
    where: 'security-group',
    by: "the nodes' security group",
    why: `it opens ${controlPlanePorts.join(', ')} to the control plane`,
    source: 'EKS best practices guide, "Control plane to node communication"',
  };
  return [{ ways: [{ always: open, ever: open, denial }] }];
}

/** Asks the policies of one pod about each sight of the other end. */
function gate(policed: Policed, flow: Flow, pod: PodEnd, where: 'egress' | 'ingress', sights: readonly Sight[]): Gate {
  const own = (policed.policies.get(pod.namespace) ?? []).filter(
    (policy) => policy[where] !== undefined && selects(policy.pods, pod.labels),
  );
  return {
    ways: sights.map((sight) => {
      const passes = (cover: Cover): boolean =>
        own.length === 0 ||
        sight.kind === 'unjudged' ||
        own.some((policy) =>
          (policy[where] ?? []).some((rule) => allows({ policed, flow, sight, cover, policy, rule })),
        );
      return {
        always: passes(within),
        ever: passes(overlap),
        denial: {
          where,
          by: `the policies of ${pod.namespace} for it (${own.map(({ name }) => name).join(', ')})`,
          why: `${where === 'egress' ? endName(flow.to) : endName(flow.from)} is seen there as ${sight.as}`,
          source: sight.source,
        },
      };
    }),
  };
}

interface Question {
  readonly policed: Policed;
  readonly flow: Flow;
  readonly sight: Sight;
  readonly cover: Cover;
  readonly policy: JudgedPolicy;
  readonly rule: JudgedRule;
}

const allows = (question: Question): boolean =>
  question.rule.peers.some((peer) => isPort(question, peer) && isPeer(question, peer));

function isPeer({ policed, sight, cover, policy }: Question, peer: JudgedPeer): boolean {
  if (peer.kind === 'anyone') return true;
  switch (sight.kind) {
    case 'unjudged':
      return true;
    case 'entities':
      return peer.kind === 'entity' && sight.entities.includes(peer.entity);
    case 'address':
      return peer.kind === 'network' && inBlock(peer, sight.network, cover);
    case 'pods':
      if (peer.kind === 'network')
        return policed.network.cni !== 'cilium' && inBlock(peer, policed.network.pods, cover);
      return (
        peer.kind === 'pods' &&
        inNamespace(policed, policy, peer, sight.pods) &&
        selects(peer.pods ?? {}, sight.pods.labels)
      );
    case 'service':
      if (peer.kind === 'network') return inBlock(peer, policed.network.services, cover);
      return (
        peer.kind === 'pods' &&
        inNamespace(policed, policy, peer, sight.service.pods) &&
        selects(peer.pods ?? {}, sight.service.selector)
      );
  }
}

/** A network of the block: all of it outside of the exceptions, or for the looser cover some of it. */
const inBlock = ({ cidr, except }: JudgedPeer & { kind: 'network' }, network: string, cover: Cover): boolean =>
  cover(network, cidr) && !except.some((hole) => (cover === within ? overlap(network, hole) : within(network, hole)));

const inNamespace = (
  { namespaces }: Policed,
  policy: JudgedPolicy,
  peer: JudgedPeer & { kind: 'pods' },
  { namespace }: PodEnd,
): boolean =>
  peer.namespaces
    ? selects(peer.namespaces, { ...namespaces.get(namespace), 'kubernetes.io/metadata.name': namespace })
    : policy.namespace === namespace;

function isPort({ flow: { port, protocol = 'TCP' }, sight, rule: { ports } }: Question, peer: JudgedPeer): boolean {
  if (!ports) return true;
  const open = (number: number): boolean => ports.some((each) => inRange(each, number, protocol));
  if (sight.kind !== 'service') return open(port);
  return peer.kind === 'network' ? open(sight.service.port) : isServicePort(sight.service, port, open);
}

/**
 * The VPC CNI's controller opens a Service's port where a rule has the pods' port; or where it has the Service's own, and that is no way
 * to a port of the pods that the rule does not have (pkg/resolvers/endpoints.go, getMatchingServicePort and hasTargetPortBypass).
 */
const isServicePort = (
  { port, namedTargetPort = false }: ServiceEnd,
  target: number,
  open: (port: number) => boolean,
) => open(target) || (open(port) && !namedTargetPort);

const inRange = ({ protocol, port, endPort = port }: JudgedPort, number: number, wanted: string): boolean =>
  protocol === wanted && (port === undefined || (number >= port && number <= (endPort ?? port)));
