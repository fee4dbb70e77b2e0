import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KARPENTER_NAMESPACE } from '../../config/kubernetes/service-accounts';
import { ChartRelease, LocalChart } from '../helm/chart-release';
import type { NodePools } from './pools/node-pools';

export interface PoolReleaseProps {
  readonly pools: NodePools;
  /** The controller, which must run for as long as there is a node. */
  readonly after: readonly ITerraformDependable[];
}

/** Minutes from a drained node to the end of its node class. EC2 takes minutes to end a GPU instance, and the node class waits for it. */
const SHUT_DOWN_MINUTES = 15;

/**
 * Installs the pools as a chart of this repository; their manifests are its values. Terraform's `kubernetes_manifest` would do the same,
 * but cannot be planned before the CRDs exist.
 *
 * Uninstalling deletes pools and node classes and waits for them. Karpenter drains each pool's nodes, and a node class is gone only after its last
 * node. So Helm waits as long as the slowest pool may drain. If that is not enough, the guard (`controller-guard.ts`) keeps the controller.
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
      // A rollback would replace the nodes a second time.
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
