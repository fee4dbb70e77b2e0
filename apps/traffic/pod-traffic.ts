import { INSTANCE_METADATA, POD_IDENTITY } from '../../config/network/cluster-addresses';
import { INTERNET, type AddressEnd, type Destination, type Flow, type PodEnd } from '../../config/network/flows/flow';
import type { Labels } from '../../config/network/flows/selector';

/** A connection that a program opens. */
export type Call = Pick<Flow, 'port' | 'protocol' | 'why'> & { readonly to: Destination };

/** Connections that a program takes from outside of the pods' network. */
export type Answer = Pick<Flow, 'port' | 'protocol' | 'why'> & { readonly from: 'hosts' | 'load-balancer' };

/**
 * Pods of one kind that an app makes, and what passes between them and others. It is what the app's chart and values come to, and says
 * nothing of policies: a flow of it that no allow rule opens is a fault, and so is an open one that it does not have.
 */
export interface PodTraffic {
  /** Such as the Deployment's name. */
  readonly name: string;
  readonly labels: Labels;
  /** @default the app's namespace */
  readonly namespace?: string;
  /**
   * Ports of the pods, not of their Services, at which the API server calls admission and conversion webhooks.
   * @default []
   */
  readonly webhooks?: readonly number[];
  /**
   * Ports of the pods at which the API server passes on requests to aggregated APIs.
   * @default []
   */
  readonly apiServices?: readonly number[];
  /**
   * Whether they call the Kubernetes API.
   * @default true: nearly every operator does
   */
  readonly callsApi?: boolean;
  /** @default [] */
  readonly calls?: readonly Call[];
  /** @default [] */
  readonly answers?: readonly Answer[];
}

/** Pods as the end of a flow. */
export const podEnd = ({ name, labels, namespace }: PodTraffic, appNamespace: string): PodEnd => ({
  kind: 'pods',
  namespace: namespace ?? appNamespace,
  name,
  labels,
});

const addresses = (name: string, network: string): AddressEnd => ({ kind: 'addresses', name, network });

/** Any address of the internet. */
export const INTERNET_END = addresses('the internet', INTERNET);

/** What a machine of EC2 tells everybody who asks, its role's credentials too. */
export const METADATA_END = addresses("the machine's metadata", `${INSTANCE_METADATA}/32`);

/** A call to AWS, a registry or another server whose address nobody knows before. */
export const callOut = (why: string, port = 443): Call => ({ to: INTERNET_END, port, why });

/** The calls of a program of the cloud's that has a role: to AWS, and to its node for the role's credentials. */
export const asRole = (why: string): Call[] => [
  callOut(why),
  { to: addresses("the node's Pod Identity agent", `${POD_IDENTITY}/32`), port: 80, why: "its role's credentials" },
];
