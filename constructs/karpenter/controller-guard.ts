import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KARPENTER, KARPENTER_NAMESPACE } from '../../config/kubernetes/karpenter-names';
import { ChartRelease, LocalChart } from '../helm/chart-release';

export interface ControllerGuardProps {
  /** The kind NodeClaim, which the API server must know to look for one. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * Has the API server refuse to delete anything of the controller's release while there is a NodeClaim, and so an EC2 instance.
 *
 * The order in which Terraform destroys is not enough: when the pools are not gone in time, Helm reports it and forgets their release, and a second destroy
 * would go on to the controller. Refused, Helm keeps the controller's release, and nothing of it is missing.
 *
 * Source: Kubernetes, "Validating Admission Policy", "Parameter resources"; Helm 3, `action.Uninstall`, which purges the release after a wait that failed.
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
