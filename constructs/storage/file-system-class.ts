import { DataAwsEfsFileSystem } from '@cdktf/provider-aws/lib/data-aws-efs-file-system';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment, StoragePairConfig } from '../../config/schema/environment';

export interface FileSystemClassProps {
  readonly environment: CloudEnvironment;
  /** The pair's name, such as `maps`. The class has the same name, so a claim is the same on every side. */
  readonly name: string;
  readonly settings: StoragePairConfig;
}

/**
 * The storage class by which pods claim a folder of a pair's file system. Terraform makes it, because only AWS knows the file system's id.
 * Argo CD makes the classes without such an id, such as gp3.
 *
 * Each claim gets an access point: a folder of its own, and one user for all access, even by root. The option `iam` mounts with the
 * driver's role, the only one that may mount. Deleting a claim keeps its files, because they are the pair's data.
 *
 * Source: aws-efs-csi-driver, `docs/parameters.md`; Kubernetes, "Storage Classes".
 */
export class FileSystemClass extends Construct {
  public readonly storageClass: StorageClassV1;

  constructor(scope: Construct, id: string, { environment, name, settings }: FileSystemClassProps) {
    super(scope, id);
    const { region } = environment.cloud;
    const fileSystem = new DataAwsEfsFileSystem(this, 'file-system', { creationToken: prefixed(environment, name) });
    const oneZone = settings.mountTargets === 'own-zone';
    this.storageClass = new StorageClassV1(this, 'class', {
      metadata: { name },
      storageProvisioner: 'efs.csi.aws.com',
      parameters: {
        provisioningMode: 'efs-ap',
        fileSystemId: fileSystem.fileSystemId,
        directoryPerms: '700',
        basePath: '/claims',
      },
      mountOptions: ['tls', 'iam'],
      reclaimPolicy: 'Retain',
      // If only one zone can mount the files, the claim waits for its pod, and the pod is scheduled into that zone.
      volumeBindingMode: oneZone ? 'WaitForFirstConsumer' : 'Immediate',
      ...(oneZone && {
        allowedTopologies: {
          matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: [`${region}${settings.zone}`] }],
        },
      }),
    });
  }
}
