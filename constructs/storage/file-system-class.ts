import { DataAwsEfsFileSystem } from '@cdktf/provider-aws/lib/data-aws-efs-file-system';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment, StoragePairConfig } from '../../config/schema/environment';

export interface FileSystemClassProps {
  readonly environment: CloudEnvironment;
  /** The pair's name, such as `maps`, which is also the class's: a claim says the same on every side. */
  readonly name: string;
  readonly settings: StoragePairConfig;
}

/**
 * The storage class by which pods claim a folder of a pair's file system. Terraform makes it because the file system's id is AWS's; classes
 * that need no such id, gp3 disks among them, are Argo CD's.
 *
 * Each claim gets an access point: a folder of its own, and a user that whoever mounts it is, root too. `iam` mounts as the driver's role, which alone may.
 * A claim that goes away leaves its files: they are the pair's data.
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
      // Where only one zone can mount it, the claim waits for its pod and the pod goes to that zone.
      volumeBindingMode: oneZone ? 'WaitForFirstConsumer' : 'Immediate',
      ...(oneZone && {
        allowedTopologies: {
          matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: [`${region}${settings.zone}`] }],
        },
      }),
    });
  }
}
