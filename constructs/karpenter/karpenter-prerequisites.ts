import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { Construct } from 'constructs';
import type { Named } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';
import { ControllerRole } from './controller-role';
import { InterruptionQueue } from './interruption-queue';
import { NodeRole } from './node-role';

export interface KarpenterPrerequisitesProps {
  readonly environment: Named & { readonly cloud: Pick<CloudConfig, 'spotServiceLinkedRole'> };
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
}

/** What Karpenter needs in AWS before its chart is installed. The network and cluster stacks set the discovery tags. */
export class KarpenterPrerequisites extends Construct {
  public readonly nodeRole: NodeRole;
  public readonly interruptionQueue: InterruptionQueue;
  public readonly controllerRole: ControllerRole;

  constructor(scope: Construct, id: string, { environment, cluster }: KarpenterPrerequisitesProps) {
    super(scope, id);
    this.nodeRole = new NodeRole(this, 'node', { environment, cluster });
    this.interruptionQueue = new InterruptionQueue(this, 'interruption', { environment });
    this.controllerRole = new ControllerRole(this, 'controller', { environment, cluster });
    if (environment.cloud.spotServiceLinkedRole === 'create') {
      new IamServiceLinkedRole(this, 'spot', {
        awsServiceName: 'spot.amazonaws.com',
        // An account has one such role, and every other user of spot instances in it needs the role too.
        lifecycle: { preventDestroy: true },
      });
    }
  }
}
