import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KARPENTER, KARPENTER_NAMESPACE } from '../../config/kubernetes/service-accounts';
import type { CloudEnvironment } from '../../config/schema/environment';
import { KARPENTER_VERSION } from '../../config/versions';
import { karpenterValues } from '../../helm-values/karpenter';
import { ChartRelease } from '../helm/chart-release';
import { ControllerGuard } from './controller-guard';
import { PoolRelease } from './pool-release';
import type { NodePools } from './pools/node-pools';

export interface KarpenterProps {
  readonly environment: CloudEnvironment;
  readonly nodePools: NodePools;
  /**
   * What is destroyed only after Karpenter.
   * @default []
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * Karpenter in the cluster: its CRDs, a guard, its controller, the pools. Each is installed after the one before it and destroyed before
 * it. So the controller runs as long as there is a node, and the CRDs exist as long as the controller runs.
 *
 * Both charts always have the same version, because a controller needs the CRDs that were released with it.
 *
 * Source: Karpenter 1.14, "Getting Started with Karpenter"; "Upgrade Guide", "CRD Upgrades".
 */
export class Karpenter extends Construct {
  /** The CRDs NodePool, NodeClaim and EC2NodeClass. */
  public readonly kinds: ChartRelease;
  public readonly guard: ControllerGuard;
  public readonly controller: ChartRelease;
  public readonly pools: PoolRelease;

  constructor(scope: Construct, id: string, { environment, nodePools, after = [] }: KarpenterProps) {
    super(scope, id);
    const published = {
      namespace: KARPENTER_NAMESPACE,
      repository: 'oci://public.ecr.aws/karpenter',
      version: KARPENTER_VERSION,
    };
    this.kinds = new ChartRelease(this, 'kinds', {
      ...published,
      name: 'karpenter-crd',
      chart: 'karpenter-crd',
      // A rollback would delete newly added CRDs, and every NodePool with them.
      onFailure: 'keep',
      timeoutMinutes: () => 5,
      after,
    });
    this.guard = new ControllerGuard(this, 'guard', { after: [this.kinds] });
    this.controller = new ChartRelease(this, 'controller', {
      ...published,
      name: KARPENTER,
      chart: 'karpenter',
      values: () => karpenterValues(environment),
      // If an upgrade fails, the earlier controller is better than none.
      onFailure: 'roll-back',
      // The image is pulled through NAT, and an upgrade replaces one pod after the other.
      timeoutMinutes: () => 10,
      after: [this.guard.release],
    });
    this.pools = new PoolRelease(this, 'pools', { pools: nodePools, after: [this.controller] });
  }
}
