import type { ClusterNetwork } from '../../config/network/flows/cluster-network';
import type { Flow, PodEnd } from '../../config/network/flows/flow';
import type { AppOnCluster } from '../define-app';
import { podEnd, type PodTraffic } from './pod-traffic';

/** Pods of an app with their traffic, as the end of flows. */
export interface KnownPods {
  readonly end: PodEnd;
  readonly traffic: PodTraffic;
}

/** The pods of a cluster's apps, as far as the apps state them. */
export const knownPods = (apps: readonly AppOnCluster[]): KnownPods[] =>
  apps.flatMap(({ app, traffic }) => traffic().map((each) => ({ end: podEnd(each, app.namespace), traffic: each })));

/** Every flow without which a cluster's apps do not work. */
export const neededFlows = (pods: readonly KnownPods[], { apiPort }: Pick<ClusterNetwork, 'apiPort'>): Flow[] =>
  pods.flatMap(({ end, traffic: { webhooks = [], apiServices = [], callsApi = true, calls = [], answers = [] } }) => {
    const called = (ports: readonly number[], why: string): Flow[] =>
      ports.map((port) => ({ from: { kind: 'api-server' }, to: end, port, why }));
    return [
      { from: end, to: { kind: 'dns' }, port: 53, protocol: 'UDP', why: 'names' },
      { from: end, to: { kind: 'dns' }, port: 53, protocol: 'TCP', why: 'names with long answers' },
      ...(callsApi
        ? [{ from: end, to: { kind: 'api-server' as const }, port: apiPort, why: 'the cluster itself' }]
        : []),
      ...called(webhooks, 'webhooks'),
      ...called(apiServices, 'aggregated APIs'),
      ...calls.map((call) => ({ ...call, from: end })),
      ...answers.map(({ from, ...answer }) => ({ ...answer, from: { kind: from }, to: end })),
    ];
  });
