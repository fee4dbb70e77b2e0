import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KARPENTER, KARPENTER_NAMESPACE } from '../../config/kubernetes/service-accounts';
import { ChartRelease, LocalChart } from '../helm/chart-release';

export interface ControllerGuardProps {
  /** The CRD NodeClaim. The API server must know it before it can look for NodeClaims. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * Makes the API server refuse to delete any object of the controller's release while there is a NodeClaim, which stands for an EC2 instance.
 *
 * Terraform's order of destruction is not enough. If the pools are not gone in time, Helm fails and forgets their release, and a second destroy
 * would delete the controller. With the guard Helm fails again and keeps the controller's release whole.
 *
 * Source: Kubernetes, "Validating Admission Policy", "Parameter resources"; Helm 3, `action.Uninstall`, which purges the release after a
 * wait that failed.
 */
export class ControllerGuard extends Construct {
  public readonly release: ChartRelease;

  constructor(scope: Construct, id: string, { after }: ControllerGuardProps) {
    super(scope, id);
    this.release = new ChartRelease(this, 'release', {
      name: 'karpenter-guard',
      namespace: KARPENTER_NAMESPACE,
      chart: new LocalChart(this, 'chart', 'karpenter-guard').folder,
      values: () => ({ release: KARPENTER }),
      timeoutMinutes: () => 5,
      after,
    });
  }
}
