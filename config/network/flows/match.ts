import { overlap, within } from '../networks';
import type { Flow, PodEnd, ServiceEnd } from './flow';
import type { Policed } from './policed';
import type { JudgedPeer, JudgedPolicy, JudgedPort, JudgedRule } from './policies';
import { selects } from './selector';
import type { Sight } from './sight';

/** Whether networks need to lie in a CIDR wholly, or only share an address with it. */
export type Cover = typeof within;

/** A rule of a policy, and the flow that is asked about, as the policy sees its other end. */
export interface Question {
  readonly policed: Policed;
  readonly flow: Flow;
  readonly sight: Sight;
  readonly cover: Cover;
  readonly policy: JudgedPolicy;
  readonly rule: JudgedRule;
}

/** Whether the rule has the other end at the flow's port. */
export const allows = (question: Question): boolean =>
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
