import { SYSTEM_LABEL, SYSTEM_TOLERATION } from '../../config/kubernetes/labels-and-taints';
import { SIZES } from './size';

/** Nodes that redundancy needs: Redis and HAProxy are three each, no two of a kind on one node, and on fewer nodes some never start. */
const NODES = 3;

/** Where every pod of Argo CD is. */
export interface Placement {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly object[];
}

/** In the cloud. */
export const ON_SYSTEM_NODES: Placement = { nodeSelector: SYSTEM_LABEL, tolerations: [SYSTEM_TOLERATION] };

/** Whether Argo CD runs twice: with as many nodes for it as its Redis needs. */
export const isRedundant = (nodes: number): boolean => nodes >= NODES;

/** One pod of several may be away at once. */
const ONE_AWAY = { maxUnavailable: 1 } as const;

/** Replicas of what can have several, and who guards them while a node is drained. The controller has one: it is not needed for what runs to run. */
export const replicas = (redundant: boolean) =>
  redundant ? { replicas: 2, pdb: { enabled: true, ...ONE_AWAY } } : { replicas: 1 };

/** Redis: one pod whose loss costs a cache, or three with Sentinel behind HAProxy. */
export const redis = (redundant: boolean, placement: Placement) =>
  redundant
    ? { 'redis-ha': { ...placement, ...REDIS_HA } }
    : { redis: { resources: SIZES.redis, automountServiceAccountToken: false } };

/** Who asks Redis: the chart's own policy for this ends where `redis-ha` begins. */
const CLIENTS = ['server', 'repo-server', 'application-controller'].map((component) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': `argocd-${component}` } },
}));

/** The subchart takes nothing from `global`, so places, policies and sizes are told again. */
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
