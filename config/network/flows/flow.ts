import type { Labels } from './selector';

/** Pods of one kind. */
export interface PodEnd {
  readonly kind: 'pods';
  readonly namespace: string;
  /** Their name for people, such as that of their Deployment. */
  readonly name: string;
  readonly labels: Labels;
}

/** Pods behind a Service with an address of its own. */
export interface ServiceEnd {
  readonly kind: 'service';
  readonly name: string;
  readonly pods: PodEnd;
  /** Labels that the Service selects its pods by. */
  readonly selector: Labels;
  /** Port of the Service; the flow's port is that of the pods. */
  readonly port: number;
  /** Whether the Service names its pods' port and does not number it. @default false */
  readonly namedTargetPort?: boolean;
}

/** An end that is no pod, by what it is. */
export interface OtherEnd {
  readonly kind:
    | 'api-server'
    /** Any of the cluster's hosts, a pod in a host's network among them. */
    | 'hosts'
    /** Whatever answers the pods' DNS: CoreDNS, or its cache on each host. */
    | 'dns'
    /** What lets outsiders in: MetalLB's address on a site, a network load balancer in the cloud. */
    | 'load-balancer';
}

/** Addresses outside of the cluster, or link-local ones. */
export interface AddressEnd {
  readonly kind: 'addresses';
  /** Such as `registries and mirrors`. */
  readonly name: string;
  readonly network: string;
}

/** Where traffic comes from. */
export type Source = PodEnd | AddressEnd | OtherEnd;

/** Where traffic goes to. */
export type Destination = PodEnd | ServiceEnd | AddressEnd | OtherEnd;

/** Connections from one end to the other. */
export interface Flow {
  readonly from: Source;
  readonly to: Destination;
  /** Port at which the destination itself listens. */
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
  /** What it is for, in a few words. */
  readonly why: string;
}

/** Stands for any address of the internet (RFC 5737, TEST-NET-2). */
export const INTERNET = '198.51.100.0/24';

const NAMES: Readonly<Record<OtherEnd['kind'], string>> = {
  'api-server': 'the API server',
  hosts: 'the hosts',
  dns: 'DNS',
  'load-balancer': 'the load balancer',
};

/** An end's name for people, such as `kueue-system/kueue-controller-manager`. */
export function endName(end: Destination): string {
  if (end.kind === 'pods') return `${end.namespace}/${end.name}`;
  if (end.kind === 'service') return `the Service ${end.pods.namespace}/${end.name}`;
  return end.kind === 'addresses' ? end.name : NAMES[end.kind];
}
