import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../../config/network/flows/flow';
import { sourceSights } from '../../../../../config/network/flows/sight';
import { block, client, closedBut, entity, namespace, NETWORKS, server, verdict } from './some-cluster';

const HOSTS: Source = { kind: 'hosts' };
const API: Source = { kind: 'api-server' };
const BALANCER: Source = { kind: 'load-balancer' };
const OUTSIDE: Source = { kind: 'addresses', name: 'somebody outside', network: '198.51.100.0/24' };
const PORT = 8443;

type Row = readonly [
  network: keyof typeof NETWORKS,
  who: string,
  from: Source,
  letIn: readonly object[],
  keptOut: readonly object[],
  upstream: RegExp,
];

/** Who comes, which peers let all of them in, which do not although one might think so, and where upstream says it. */
const ROWS: readonly Row[] = [
  [
    'calico',
    'a pod',
    client,
    [namespace('clients')],
    [block('10.20.0.0/24')],
    /what a pod sends down the tunnel keeps its address/,
  ],
  [
    'calico',
    'the API server',
    API,
    [block('10.20.0.0/24')],
    [block('10.21.0.0/16')],
    /masquerades only what leaves by a tunnel/,
  ],
  [
    'calico',
    'a mount of CephFS, or a pod in a host’s network',
    HOSTS,
    [block('10.20.0.0/24')],
    [namespace('kube-system')],
    /static\.go/,
  ],
  ['calico', 'a VIP of MetalLB', BALANCER, [block('10.20.0.0/24')], [block('198.51.100.0/24')], /static\.go/],
  ['calico', 'somebody outside', OUTSIDE, [block('0.0.0.0/0')], [block('10.20.0.0/24')], /static\.go/],
  [
    'calico, always in the tunnel',
    'the API server',
    API,
    [block('10.21.0.0/16')],
    [block('10.20.0.0/24')],
    /StaticNATPostroutingChains/,
  ],
  [
    'calico, always in the tunnel',
    'a mount of CephFS',
    HOSTS,
    [block('10.21.0.0/16')],
    [block('10.20.0.0/24')],
    /StaticNATPostroutingChains/,
  ],
  [
    'calico, always in the tunnel',
    'a pod',
    client,
    [namespace('clients')],
    [block('10.20.0.0/24')],
    /keeps its address/,
  ],
  ['cilium', 'a pod', client, [namespace('clients')], [block('10.21.0.0/16')], /Endpoints based/],
  [
    'cilium',
    'the API server',
    API,
    [entity('kube-apiserver')],
    [block('10.20.0.0/24'), block('0.0.0.0/0')],
    /CIDRs match no node/,
  ],
  ['cilium', 'the API server, as a node', API, [entity('remote-node')], [entity('host')], /Entities based/],
  [
    'cilium',
    'a mount of CephFS, or a pod in a host’s network',
    HOSTS,
    [entity('remote-node')],
    [entity('kube-apiserver')],
    /Entities based/,
  ],
  ['cilium', 'a VIP of MetalLB', BALANCER, [entity('remote-node')], [block('10.20.0.0/24')], /CIDRs match no node/],
  ['cilium', 'somebody outside', OUTSIDE, [block('0.0.0.0/0')], [entity('remote-node')], /Cilium 1\.19/],
  ['vpc-cni', 'a pod', client, [namespace('clients')], [namespace('others')], /computeIngressEndpoints/],
  [
    'vpc-cni',
    'the control plane of EKS',
    API,
    [block('10.0.0.0/16')],
    [block('172.20.0.0/16'), namespace('kube-system')],
    /buildIPBlockEndpoint/,
  ],
  ['vpc-cni', 'another node', HOSTS, [block('10.0.0.0/16')], [namespace('kube-system')], /buildIPBlockEndpoint/],
  [
    'vpc-cni',
    'a network load balancer',
    BALANCER,
    [block('10.0.0.0/16')],
    [block('198.51.100.0/24')],
    /buildIPBlockEndpoint/,
  ],
];

describe('who comes to a pod', () => {
  it.each(ROWS)('%s: %s', (network, _, from, letIn, keptOut, upstream) => {
    const flow = { from, to: server, port: PORT };

    const open = verdict(NETWORKS[network], closedBut('ingress', PORT, ...letIn), flow);
    const closed = verdict(NETWORKS[network], closedBut('ingress', PORT, ...keptOut), flow);

    expect(open).toMatchObject({ always: true, ever: true, denials: [] });
    expect(closed.always).toBe(false);
    expect(closed.denials.map(({ source }) => source).join()).toMatch(upstream);
  });

  it.each([
    ['calico', /filterOutputChain/],
    ['calico, always in the tunnel', /filterOutputChain/],
    ['cilium', /Access to\/from local host/],
    ['vpc-cni', /Traffic from the local node should always be allowed/],
  ] as const)('%s: the kubelet of the pod’s own host, with its probes, is never stopped', (network, upstream) => {
    const [own] = sourceSights(NETWORKS[network], HOSTS);

    expect(own?.kind).toBe('unjudged');
    expect(own?.source).toMatch(upstream);
  });

  it('is stopped by a security group that does not open the port to the control plane of EKS', () => {
    const open = closedBut('ingress', 8082, block('10.0.0.0/16'));

    expect(verdict(NETWORKS['vpc-cni'], open, { from: API, to: server, port: 8082 }).denials).toMatchObject([
      { where: 'security-group', why: 'it opens 443, 8443 to the control plane' },
    ]);
  });

  it('comes in where no policy closes the namespace', () => {
    expect(verdict(NETWORKS.calico, [], { from: OUTSIDE, to: server, port: PORT }).always).toBe(true);
  });
});
