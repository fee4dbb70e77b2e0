import { overlap, within } from '../networks';
import { endName, type Flow, type PodEnd } from './flow';
import { allows, type Cover } from './match';
import type { Direction, Policed } from './policed';
import { destinationSights, sourceSights, type Sight } from './sight';

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

/**
 * Judges a flow as the cluster's CNI does: at the pods that it leaves and enters, and in the cloud at the nodes' security group. A verdict
 * asks the policies when it is read, since a synth judges hundreds of flows, and of most reads only `ever`.
 */
export function judge(policed: Policed, flow: Flow): Verdict {
  const gates = [...egressGate(policed, flow), ...ingressGate(policed, flow), ...securityGroup(policed, flow)];
  return {
    get always() {
      return gates.every((ways) => ways.every((way) => way.always()));
    },
    get ever() {
      return gates.every((ways) => ways.some((way) => way.ever()));
    },
    get denials() {
      return gates.flatMap((ways) => ways.flatMap((way) => (way.always() ? [] : [way.denial()])));
    },
  };
}

/** One way in which a connection may come about. */
interface Way {
  readonly always: () => boolean;
  readonly ever: () => boolean;
  readonly denial: () => Denial;
}
/** Every way in which connections of a flow reach one place that may stop them. */
type Gate = readonly Way[];

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
  const open = (): boolean => controlPlanePorts.includes(port);
  const denial = (): Denial => ({
    where: 'security-group',
    by: "the nodes' security group",
    why: `it opens ${controlPlanePorts.join(', ')} to the control plane`,
    source: 'EKS best practices guide, "Control plane to node communication"',
  });
  return [[{ always: open, ever: open, denial }]];
}

/** Asks the policies of one pod about each sight of the other end. */
function gate(policed: Policed, flow: Flow, pod: PodEnd, where: Direction, sights: readonly Sight[]): Gate {
  const own = policed.policiesOf(pod, where);
  return sights.map((sight) => {
    const passes = (cover: Cover, atAnyPort = false): boolean =>
      own.length === 0 ||
      sight.kind === 'unjudged' ||
      own.some((policy) =>
        (policy[where] ?? []).some((each) => {
          const rule = atAnyPort ? { peers: each.peers } : each;
          return allows({ policed, flow, sight, cover, policy, rule });
        }),
      );
    return {
      always: () => passes(within),
      ever: () => passes(overlap),
      denial: () => ({
        where,
        by: `the policies of ${pod.namespace} for it (${own.map(({ name }) => name).join(', ')})`,
        why: `${endName(where === 'egress' ? flow.to : flow.from)} is seen there as ${sight.as}${passes(within, true) ? ', and what they allow it is at other ports' : ''}`,
        source: sight.source,
      }),
    };
  });
}
