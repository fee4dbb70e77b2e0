import { schedulableHosts } from '../config/sites/site-plan';
import { called, listAt, selectsAt, valueAt, workloadsIn, type Content, type Finding, type Workload } from './given';

/** Nodes on which any pod can run: as many as are needed in the cloud, where Karpenter adds them. */
const nodesOf = ({ cluster }: Content): number =>
  cluster.side === 'cloud' ? Number.POSITIVE_INFINITY : schedulableHosts(cluster.site).length;

const replicasOf = ({ object }: Workload): number => {
  const replicas = valueAt(object, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1; // the API server's default
};

/** A Deployment or StatefulSet, whose replicas are counted; a DaemonSet has one pod a node. */
const isCounted = ({ object }: Workload): boolean => object.kind === 'Deployment' || object.kind === 'StatefulSet';

/** Whether no two of its pods may be on one node. */
const keepsApart = ({ pod, labels }: Workload): boolean =>
  listAt(pod, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').some(
    (term) =>
      valueAt(term, 'topologyKey') === 'kubernetes.io/hostname' && selectsAt(valueAt(term, 'labelSelector'), labels),
  );

/** Pods that must be apart have a node each. */
const apart = (content: Content, workloads: readonly Workload[]): Finding[] =>
  workloads
    .filter((workload) => keepsApart(workload) && replicasOf(workload) > nodesOf(content))
    .map((workload) => ({
      where: called(content, workload),
      value: `${replicasOf(workload)} replicas`,
      rule: `pods that may not share a node have one each, and any pod can run on ${nodesOf(content)}`,
      fix: 'ask for as many replicas as there are nodes for them',
    }));

/** A budget leaves a pod that may go, and a second node that it can go to: or a drain never ends. */
const drained = (content: Content, workloads: readonly Workload[]): Finding[] =>
  content.given
    .filter(({ object }) => object.kind === 'PodDisruptionBudget')
    .flatMap((budget) => {
      const kept = valueAt(budget.object, 'spec', 'minAvailable');
      if (typeof kept !== 'number' || kept === 0) return [];
      return workloads
        .filter(({ object }) => object.metadata.namespace === budget.object.metadata.namespace)
        .filter(({ labels }) => selectsAt(valueAt(budget.object, 'spec', 'selector'), labels))
        .filter((workload) => replicasOf(workload) <= kept || nodesOf(content) < 2)
        .map((workload) => ({
          where: called(content, budget),
          value: `minAvailable ${kept} of ${replicasOf(workload)} replicas of ${workload.object.metadata.name}`,
          rule: `a node can be drained: a pod may go, and there is another node for it (here ${nodesOf(content)})`,
          fix: 'make no budget below two replicas on two nodes',
        }));
    });

/**
 * Replicas and disruption budgets fit the nodes. It is for what helm renders: replicas follow from an environment's hosts, and the facts of
 * charts are those of other hosts.
 *
 * Source: Kubernetes, "Specifying a Disruption Budget for your Application"; "Assigning Pods to Nodes".
 */
export const fitsNodes = (content: Content): Finding[] => {
  const workloads = workloadsIn(content.given).filter(isCounted);
  return [...apart(content, workloads), ...drained(content, workloads)];
};
