import { POSTGRES_PORT } from '../../config/network/cluster-addresses';
import type { Destination, Flow, PodEnd } from '../../config/network/flows/flow';
import type { KnownPods } from './needed-flows';
import { INTERNET_END, METADATA_END } from './pod-traffic';

/** Port of the kubelet, which runs commands in every pod of its host. */
export const KUBELET_PORT = 10250;
const SSH_PORT = 22;

/**
 * Flows that must never be. They follow from what the apps state: pods reach the internet, a kubelet or the pods of another namespace only
 * if they say so, nobody reaches a machine's metadata, and nobody outside reaches pods.
 */
export function forbiddenFlows(pods: readonly KnownPods[]): Flow[] {
  const byPods = pods.flatMap((one) => [...outward(one), ...across(one, pods), ...inward(one)]);
  return byPods.filter((flow) => !pods.some((one) => states(one, flow)));
}

const outward = ({ end }: KnownPods): Flow[] => {
  const never = (to: Destination, port: number, why: string): Flow => ({ from: end, to, port, why });
  return [
    never(METADATA_END, 80, "the machine's role is not a pod's"),
    never({ kind: 'hosts' }, KUBELET_PORT, 'a kubelet runs commands in every pod of its host'),
    never({ kind: 'hosts' }, SSH_PORT, 'nobody signs in to a host from a pod'),
    never({ kind: 'hosts' }, POSTGRES_PORT, 'the database belongs to the back office'),
    never(INTERNET_END, 443, 'only programs that need something outside call out'),
  ];
};

/** To what answers in another namespace. */
const across = ({ end }: KnownPods, pods: readonly KnownPods[]): Flow[] =>
  pods
    .filter((other) => other.end.namespace !== end.namespace)
    .flatMap((other) =>
      portsOf(other).map((port) => ({ from: end, to: other.end, port, why: 'namespaces are apart from one another' })),
    );

const inward = (one: KnownPods): Flow[] =>
  portsOf(one).map((port) => ({
    from: INTERNET_END,
    to: one.end,
    port,
    why: 'load balancers alone let the internet in',
  }));

/** Ports at which pods are known to listen. */
const portsOf = ({ traffic: { webhooks = [], apiServices = [], answers = [] } }: KnownPods): number[] => [
  ...new Set([...webhooks, ...apiServices, ...answers.map(({ port }) => port)]),
];

/** Whether an app states the flow. */
const states = ({ end, traffic: { calls = [] } }: KnownPods, flow: Flow): boolean =>
  flow.from === end &&
  calls.some(({ to, port }) => (port === flow.port || to.kind === 'addresses') && isSame(podsOf(to), podsOf(flow.to)));

/** Pods of a destination; a destination of another kind itself. */
const podsOf = (to: Destination): Destination => (to.kind === 'service' ? to.pods : to);

const isSame = (one: Destination, other: Destination): boolean =>
  one.kind === other.kind && (one.kind === 'pods' ? samePods(one, other as PodEnd) : nameOf(one) === nameOf(other));

const samePods = (one: PodEnd, other: PodEnd): boolean =>
  one.namespace === other.namespace && Object.entries(one.labels).every(([key, value]) => other.labels[key] === value);

const nameOf = (end: Destination): string => ('name' in end ? end.name : '');
