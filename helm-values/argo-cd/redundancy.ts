import { SYSTEM_LABEL, SYSTEM_TOLERATION } from '../../config/kubernetes/labels-and-taints';
import { SIZES } from './size';

/** Nodes that redundancy needs: Redis and HAProxy have three pods each, no two of a kind on one node. */
export const NODES_FOR_REDUNDANCY = 3;

/** Where every pod of Argo CD runs. */
export interface Placement {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly object[];
}

/** In the cloud. */
export const ON_SYSTEM_NODES: Placement = { nodeSelector: SYSTEM_LABEL, tolerations: [SYSTEM_TOLERATION] };

/** Whether Argo CD has several replicas: only if there are enough nodes for its Redis. */
export const isRedundant = (nodes: number): boolean => nodes >= NODES_FOR_REDUNDANCY;

/** One of several pods may be away at once. */
const ONE_AWAY = { maxUnavailable: 1 } as const;

/** Replicas of the parts that can have several, with a disruption budget. The controller has one: workloads run without it. */
export const replicas = (redundant: boolean) =>
  redundant ? { replicas: 2, pdb: { enabled: true, ...ONE_AWAY } } : { replicas: 1 };

/** Redis: one pod, whose loss empties a cache, or three with Sentinel behind HAProxy. */
export const redis = (redundant: boolean, placement: Placement) =>
  redundant
    ? { 'redis-ha': { ...placement, ...REDIS_HA } }
    : { redis: { resources: SIZES.redis, automountServiceAccountToken: false } };

/** Which pods may reach Redis: the chart's own policy does not cover `redis-ha`. */
const CLIENTS = ['server', 'repo-server', 'application-controller'].map((component) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': `argocd-${component}` } },
}));

/** The subchart ignores `global`, so placement, policies and sizes are repeated. */
const REDIS_HA = {
  enabled: true,
  podDisruptionBudget: ONE_AWAY,
  networkPolicy: { enabled: true },
  redis: { resources: SIZES.redis },
  sentinel: { resources: SIZES.sentinel },
  splitBrainDetection: { resources: SIZES.splitBrain },
  init: { resources: SIZES.init },
  haproxy: {
    resources: SIZES.haproxy,
    init: { resources: SIZES.init },
    podDisruptionBudget: ONE_AWAY,
    networkPolicy: { enabled: true, ingressRules: [{ selectors: CLIENTS }] },
  },
} as const;
