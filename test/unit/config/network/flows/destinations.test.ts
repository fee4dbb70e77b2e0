import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../../../config/network/flows/flow';
import { block, client, closedBut, entity, namespace, NETWORKS, server, service, verdict } from './some-cluster';

const API: Destination = { kind: 'api-server' };
const HOSTS: Destination = { kind: 'hosts' };
const DNS: Destination = { kind: 'dns' };
const OUTSIDE: Destination = { kind: 'addresses', name: 'a registry', network: '198.51.100.0/24' };
const IDENTITY: Destination = { kind: 'addresses', name: 'the Pod Identity agent', network: '169.254.170.23/32' };

/** A port of the destination, and the port that the rule has if it is another. */
type Ports = number | { readonly listens: number; readonly rule: number };
type Peers = readonly object[];
type Row = readonly [
  network: keyof typeof NETWORKS,
  what: string,
  to: Destination,
  port: Ports,
  letOut: Peers,
  keptIn: Peers,
  upstream: RegExp,
];

/** Where to, which peers let a pod there, which do not although one might think so, and where upstream says it. */
const ROWS: readonly Row[] = [
  ['calico', 'a pod', server, 8443, [namespace('servers')], [block('10.20.0.0/24')], /StaticFilterForwardChains/],
  [
    'calico',
    'a Service, at the port behind it',
    service,
    8443,
    [namespace('servers')],
    [block('10.22.0.0/16')],
    /kube-proxy translates in PREROUTING/,
  ],
  [
    'calico',
    'the API server, at its host',
    API,
    6443,
    [block('10.20.0.0/24')],
    [block('10.22.0.1/32')],
    /filterWorkloadToHostChain/,
  ],
  [
    'calico',
    'a kubelet',
    HOSTS,
    10250,
    [block('10.20.0.0/24')],
    [namespace('kube-system')],
    /filterWorkloadToHostChain/,
  ],
  [
    'calico',
    'the cache of DNS on its host',
    DNS,
    53,
    [block('169.254.25.10/32')],
    [namespace('kube-system'), block('10.20.0.0/24')],
    /nodelocaldns/,
  ],
  ['calico', 'a registry', OUTSIDE, 443, [block('0.0.0.0/0')], [block('10.0.0.0/8')], /StaticFilterForwardChains/],
  [
    'calico',
    'a registry, but for an exception',
    OUTSIDE,
    443,
    [block('0.0.0.0/0', ['10.0.0.0/8'])],
    [block('0.0.0.0/0', ['198.51.100.7/32'])],
    /StaticFilterForwardChains/,
  ],
  ['cilium', 'a pod', server, 8443, [namespace('servers')], [block('0.0.0.0/0')], /Endpoints based/],
  [
    'cilium',
    'a Service, at the port behind it',
    service,
    8443,
    [namespace('servers')],
    [block('10.22.0.0/16')],
    /Services based/,
  ],
  [
    'cilium',
    'the API server',
    API,
    6443,
    [entity('kube-apiserver')],
    [block('10.20.0.0/24'), block('10.22.0.1/32')],
    /CIDRs match no node/,
  ],
  ['cilium', 'a kubelet', HOSTS, 10250, [entity('host'), entity('remote-node')], [entity('host')], /Entities based/],
  [
    'cilium',
    'the cache of DNS, whichever it is taken for',
    DNS,
    53,
    [entity('host'), block('169.254.25.10/32')],
    [entity('host')],
    /IP\/CIDR based/,
  ],
  ['cilium', 'a registry', OUTSIDE, 443, [block('0.0.0.0/0')], [entity('remote-node')], /IP\/CIDR based/],
  ['vpc-cni', 'a pod', server, 8443, [namespace('servers')], [namespace('clients')], /computeEgressEndpoints/],
  [
    'vpc-cni',
    'a Service, by the port behind it',
    service,
    8443,
    [namespace('servers')],
    [block('10.0.0.0/16')],
    /getMatchingServiceClusterIPs/,
  ],
  [
    'vpc-cni',
    'a Service, whose own port would open another of the pods',
    service,
    { listens: 8443, rule: 443 },
    [block('172.20.0.0/16')],
    [namespace('servers')],
    /getMatchingServiceClusterIPs/,
  ],
  [
    'vpc-cni',
    'the API server, at the Service',
    API,
    443,
    [block('172.20.0.1/32')],
    [block('10.0.0.0/16')],
    /getMatchingServiceClusterIPs/,
  ],
  [
    'vpc-cni',
    'DNS, at the Service of CoreDNS',
    DNS,
    53,
    [namespace('kube-system')],
    [block('10.0.0.0/16')],
    /getMatchingServiceClusterIPs/,
  ],
  [
    'vpc-cni',
    'the database in the VPC',
    HOSTS,
    5432,
    [block('10.0.0.0/16')],
    [namespace('servers')],
    /buildIPBlockEndpoint/,
  ],
  [
    'vpc-cni',
    'the node’s Pod Identity agent',
    IDENTITY,
    80,
    [block('169.254.170.23/32')],
    [block('0.0.0.0/0', ['169.254.0.0/16'])],
    /buildIPBlockEndpoint/,
  ],
];

describe('where a pod may go', () => {
  it.each(ROWS)('%s: %s', (network, _, to, port, letOut, keptIn, upstream) => {
    const { listens, rule } = typeof port === 'number' ? { listens: port, rule: port } : port;
    const flow = { from: client, to, port: listens };

    const open = verdict(NETWORKS[network], closedBut('egress', rule, ...letOut), flow);
    const closed = verdict(NETWORKS[network], closedBut('egress', rule, ...keptIn), flow);

    expect(open).toMatchObject({ always: true, ever: true, denials: [] });
    expect(closed.always).toBe(false);
    expect(closed.denials.map(({ source }) => source).join()).toMatch(upstream);
  });

  it('is at another port than the rule: the flow is denied', () => {
    const other = closedBut('egress', 9443, namespace('servers'));

    expect(verdict(NETWORKS.calico, other, { from: client, to: server, port: 8443 }).ever).toBe(false);
  });

  it('needs both ends to agree: what leaves one namespace must enter the other', () => {
    const out = closedBut('egress', 8443, namespace('servers'));
    const into = closedBut('ingress', 8443, namespace('others'));

    expect(verdict(NETWORKS.calico, [...out, ...into], { from: client, to: server, port: 8443 }).denials).toMatchObject(
      [{ where: 'ingress', by: 'the policies of servers for it (default-deny, allow-them)' }],
    );
  });

  it('counts as open where only some of the addresses are: a forbidden flow is then no longer shut out', () => {
    const some = closedBut('egress', 443, block('198.51.100.7/32'));

    expect(verdict(NETWORKS.calico, some, { from: client, to: OUTSIDE, port: 443 })).toMatchObject({
      always: false,
      ever: true,
    });
  });
});
