import type { Cluster } from '../config/kubernetes/clusters';
import { schedulableHosts } from '../config/sites/site-plan';

/** Replicas of a program that should outlive its node. */
const WANTED = 2;

/**
 * Replicas of an operator: two, or as many as there are nodes for them. A second one on the same node would protect from nothing, and under
 * hard anti-affinity it would wait for ever. In the cloud Karpenter adds nodes as they are needed.
 */
export const replicasOf = (cluster: Cluster): number =>
  cluster.side === 'cloud' ? WANTED : Math.min(WANTED, schedulableHosts(cluster.site).length);

/** As most charts write a disruption budget. */
interface Budget {
  readonly enabled: boolean;
  readonly minAvailable?: number;
}

/**
 * An operator's disruption budget: only with a second replica that can run elsewhere. Otherwise the budget would keep the only node that
 * runs it from ever being drained (Kubernetes, "Specifying a Disruption Budget for your Application").
 */
export const budgetOf = (cluster: Cluster): Budget =>
  replicasOf(cluster) > 1 ? { enabled: true, minAvailable: 1 } : { enabled: false };
