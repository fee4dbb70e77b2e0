import { Construct } from 'constructs';
import { HUB_CLUSTER } from '../../../config/gitops/argo-cd-names';
import { clusterName } from '../../../config/aws/names';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { SERVICE_ACCOUNTS, type ServiceAccount } from '../../../config/kubernetes/service-accounts';
import { PodIdentity } from '../pod-identity';
import type { StoragePair } from '../../storage/storage-pair';

export interface PipelineRolesProps {
  readonly environment: CloudEnvironment;
  /** The storage pair that holds the pipeline's objects. */
  readonly pair: Pick<StoragePair, 'readPolicy' | 'writePolicies'>;
}

/**
 * The roles in AWS of what uses the pipeline's objects in the cloud. Workflow pods read the whole storage pair of the pipeline, and write below
 * the prefixes that the cloud writes. Argo's server shows people artifacts and kept logs: it opens them with its own credentials, whoever asks
 * (Argo Workflows v4.0.6, server/artifacts/artifact_server.go; workflow/artifacts/s3/s3.go, `GetCredentials`). So it reads the pair and writes
 * nothing. The roles are in the storage stack, which makes their policies and is deployed before either program starts.
 */
export class PipelineRoles extends Construct {
  /** Of the workflow pods. */
  public readonly identity: PodIdentity;
  /** Of Argo's server. */
  public readonly server: PodIdentity;

  /** @throws Error if the cloud writes nothing in the pair */
  constructor(scope: Construct, id: string, { environment, pair }: PipelineRolesProps) {
    super(scope, id);
    const write = pair.writePolicies[HUB_CLUSTER];
    if (!write) throw new Error(`The pipeline's storage pair has no prefix that ${HUB_CLUSTER} writes.`);
    const role = (
      roleId: string,
      { namespace, name }: ServiceAccount,
      attachedPolicies: Readonly<Record<string, string>>,
    ) =>
      new PodIdentity(this, roleId, {
        environment,
        cluster: clusterName(environment),
        roleName: name,
        namespace,
        serviceAccount: name,
        attachedPolicies,
      });
    const read = pair.readPolicy.arn;
    this.identity = role('identity', SERVICE_ACCOUNTS.pipeline, { read, write: write.arn });
    this.server = role('server', SERVICE_ACCOUNTS['argo-workflows-server'], { read });
  }
}
