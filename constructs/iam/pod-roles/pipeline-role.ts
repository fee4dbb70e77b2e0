import { Construct } from 'constructs';
import { HUB_CLUSTER } from '../../../config/gitops/argo-cd-names';
import { clusterName } from '../../../config/aws/names';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { SERVICE_ACCOUNTS } from '../../../config/kubernetes/service-accounts';
import { PodIdentity } from '../pod-identity';
import type { StoragePair } from '../../storage/storage-pair';

export interface PipelineRoleProps {
  readonly environment: CloudEnvironment;
  /** The storage pair that holds the pipeline's objects. */
  readonly pair: Pick<StoragePair, 'readPolicy' | 'writePolicies'>;
}

/**
 * The role in AWS of the workflow pods in the cloud. They read the whole storage pair of the pipeline, and write below the prefixes that
 * the cloud writes. The role is in the storage stack, which makes its policies and is deployed before anything starts a workflow.
 */
export class PipelineRole extends Construct {
  public readonly identity: PodIdentity;

  /** @throws Error if the cloud writes nothing in the pair */
  constructor(scope: Construct, id: string, { environment, pair }: PipelineRoleProps) {
    super(scope, id);
    const write = pair.writePolicies[HUB_CLUSTER];
    if (!write) throw new Error(`The pipeline's storage pair has no prefix that ${HUB_CLUSTER} writes.`);
    const { namespace, name } = SERVICE_ACCOUNTS.pipeline;
    this.identity = new PodIdentity(this, 'identity', {
      environment,
      cluster: clusterName(environment),
      roleName: name,
      namespace,
      serviceAccount: name,
      attachedPolicies: { read: pair.readPolicy.arn, write: write.arn },
    });
  }
}
