import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KARPENTER_NAMESPACE } from '../../config/kubernetes/karpenter-names';
import { ChartRelease, LocalChart } from '../helm/chart-release';
import type { NodePools } from './pools/node-pools';

export interface PoolReleaseProps {
  readonly pools: NodePools;
  /** The controller, which must run for as long as there is a node. */
  readonly after: readonly ITerraformDependable[];
}

/** Minutes from a drained node to the last object gone: EC2 takes some to end a GPU instance, and the node class waits for the instance. */
const SHUT_DOWN_MINUTES = 15;

/**
 * The pools in the cluster, by a chart of this repository that holds nothing but its values: the objects are Terraform's without
 * `kubernetes_manifest`, which cannot be planned before their kinds exist.
 *
 * Uninstalling deletes pools and node classes and waits for them. A pool's nodes are drained, and a node class is gone only when the last node of it
 * is, so Helm waits as long as the slowest pool may drain. When that time runs out, the guard (`controller-guard.ts`) is what keeps the controller.
 *
 * Source: Karpenter 1.14, "Disruption", "Termination Controller"; Helm 3, `action.Uninstall`.
 */
export class PoolRelease extends Construct {
  public readonly release: ChartRelease;

  constructor(scope: Construct, id: string, { pools, after }: PoolReleaseProps) {
    super(scope, id);
    this.release = new ChartRelease(this, 'release', {
      name: 'karpenter-pools',
      namespace: KARPENTER_NAMESPACE,
      chart: new LocalChart(this, 'chart', 'karpenter-pools').folder,
      values: () => ({ manifests: pools.manifests }),
      timeoutMinutes: () => pools.longestDrainMinutes + SHUT_DOWN_MINUTES,
      // Taken back, a change of the nodes would replace them twice.
      onFailure: 'keep',
      after,
    });
    this.node.addValidation({
      validate: () =>
        Number.isFinite(pools.longestDrainMinutes)
          ? []
          : ['a pool may drain for ever, and Helm must be told how long to wait; give each a terminationGracePeriod'],
    });
  }
}
