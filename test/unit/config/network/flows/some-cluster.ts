import type { ClusterNetwork } from '../../../../../config/network/flows/cluster-network';
import type { Flow, PodEnd, ServiceEnd } from '../../../../../config/network/flows/flow';
import { judge, type Verdict } from '../../../../../config/network/flows/judge';
import { policedBy } from '../../../../../config/network/flows/policed';
import type { AnyManifest } from '../../../../../config/network/flows/policies';

const SITE = {
  hosts: '10.20.0.0/24',
  pods: '10.21.0.0/16',
  services: '10.22.0.0/16',
  apiService: '10.22.0.1',
  apiPort: 6443,
};

/** One network of each kind that an environment can have. */
export const NETWORKS = {
  calico: { ...SITE, cni: 'calico', vxlanMode: 'CrossSubnet' },
  'calico, always in the tunnel': { ...SITE, cni: 'calico', vxlanMode: 'Always' },
  cilium: { ...SITE, cni: 'cilium', vxlanMode: 'CrossSubnet' },
  'vpc-cni': {
    cni: 'vpc-cni',
    vxlanMode: 'CrossSubnet',
    hosts: '10.0.0.0/16',
    pods: '10.0.0.0/16',
    services: '172.20.0.0/16',
    apiService: '172.20.0.1',
    apiPort: 443,
    controlPlanePorts: [443, 8443],
  },
} as const satisfies Readonly<Record<string, ClusterNetwork>>;

export const client: PodEnd = { kind: 'pods', namespace: 'clients', name: 'client', labels: { app: 'client' } };
export const server: PodEnd = { kind: 'pods', namespace: 'servers', name: 'server', labels: { app: 'server' } };

/** The server behind a Service with another port, which names the pods' port. */
export const service: ServiceEnd = {
  kind: 'service',
  name: 'server',
  pods: server,
  selector: { app: 'server' },
  port: 443,
  namedTargetPort: true,
};

export type Direction = 'ingress' | 'egress';
type Peer = object;

/** Who is at the other end, as policies write it. */
export const block = (cidr: string, except?: readonly string[]): Peer => ({
  ipBlock: { cidr, ...(except && { except }) },
});
export const namespace = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
export const entity = (name: string): Peer => ({ entity: name });

/** Policies that close the namespace of an end in one direction, but for some peers at a port. */
export const closedBut = (direction: Direction, port: number, ...peers: readonly Peer[]): AnyManifest[] => {
  const place = { namespace: direction === 'egress' ? client.namespace : server.namespace };
  const side = direction === 'egress' ? 'to' : 'from';
  const plain = peers.filter((peer) => !('entity' in peer));
  const entities = peers.flatMap((peer) => ('entity' in peer ? [peer.entity] : []));
  const ports = ['TCP', 'UDP'].map((protocol) => ({ protocol, port }));
  return [
    manifest(
      'NetworkPolicy',
      { name: 'default-deny', ...place },
      { podSelector: {}, policyTypes: [capital(direction)] },
    ),
    ...(plain.length > 0
      ? [
          manifest(
            'NetworkPolicy',
            { name: 'allow-them', ...place },
            { podSelector: {}, policyTypes: [capital(direction)], [direction]: [{ [side]: plain, ports }] },
          ),
        ]
      : []),
    ...(entities.length > 0
      ? [
          manifest(
            'CiliumNetworkPolicy',
            { name: 'allow-them', ...place },
            {
              endpointSelector: {},
              [direction]: [
                {
                  [`${side}Entities`]: entities,
                  toPorts: [{ ports: ports.map((each) => ({ ...each, port: String(port) })) }],
                },
              ],
            },
          ),
        ]
      : []),
  ];
};

const manifest = (kind: string, metadata: AnyManifest['metadata'], spec: object): AnyManifest =>
  Object.assign({ kind, metadata }, { spec });
const capital = (direction: Direction): string => (direction === 'egress' ? 'Egress' : 'Ingress');

/** What becomes of a flow on one of the networks with these policies. */
export const verdict = (network: ClusterNetwork, policies: readonly AnyManifest[], flow: Omit<Flow, 'why'>): Verdict =>
  judge(policedBy(policies, network), { ...flow, why: 'a test' });
