import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { EncryptionKey } from '../encryption/encryption-key';
import { policy, renderPolicy, type PolicyDocument } from '../iam/policy-document';
import { NodesOnlySecurityGroup } from '../network/nodes-only-security-group';

/** The port of NFS 4. */
const NFS_PORT = 2049;

export interface SharedFileSystemProps {
  readonly environment: { readonly name: string };
  /** Name without the environment's prefix, such as `maps`. */
  readonly name: string;
  /** Key by which every file is encrypted. */
  readonly encryptionKey: EncryptionKey;
  readonly vpcId: string;
  /** Zone letter → private subnet in which the files can be mounted. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** The only security group from which the files are mounted. */
  readonly nodeSecurityGroupId: string;
}

/**
 * Files that many pods can write at once: EFS in all zones of the region. The cluster's nodes mount it over TLS with an IAM identity. It is
 * backed up every day (EFS user guide, "Security in Amazon EFS", "Managing file systems"). It holds data, so Terraform refuses to destroy
 * it.
 */
export class SharedFileSystem extends Construct {
  public readonly fileSystem: EfsFileSystem;
  public readonly securityGroup: NodesOnlySecurityGroup;
  /** By zone letter. */
  public readonly mountTargets: Readonly<Record<string, EfsMountTarget>>;

  constructor(scope: Construct, id: string, props: SharedFileSystemProps) {
    super(scope, id);
    const { environment, name, encryptionKey, vpcId, subnetIds, nodeSecurityGroupId } = props;
    this.fileSystem = new EfsFileSystem(this, 'file-system', {
      creationToken: prefixed(environment, name),
      encrypted: true,
      kmsKeyId: encryptionKey.arn,
      performanceMode: 'generalPurpose',
      // Elastic throughput is paid by the byte. Jobs come in bursts, and between them it costs nothing.
      throughputMode: 'elastic',
      lifecyclePolicy: [
        // Files unused for a month cost a fraction there. The first read moves them back.
        { transitionToIa: 'AFTER_30_DAYS' },
        { transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
      ],
      tags: { Name: prefixed(environment, name) },
      lifecycle: { preventDestroy: true },
    });
    const fileSystemId = this.fileSystem.id;
    new EfsFileSystemPolicy(this, 'policy', {
      fileSystemId,
      policy: renderPolicy(fileSystemPolicy(this.fileSystem.arn)),
    });
    new EfsBackupPolicy(this, 'backup', { fileSystemId, backupPolicy: { status: 'ENABLED' } });
    this.securityGroup = new NodesOnlySecurityGroup(this, 'security-group', {
      environment,
      name: `files-${name}`,
      description: `Files of ${name}`,
      vpcId,
      nodeSecurityGroupId,
      port: NFS_PORT,
    });
    this.mountTargets = Object.fromEntries(
      Object.entries(subnetIds).map(([zone, subnetId]) => [
        zone,
        new EfsMountTarget(this, `mount-${zone}`, {
          fileSystemId,
          subnetId,
          securityGroups: [this.securityGroup.groupId],
        }),
      ]),
    );
  }
}

/**
 * A file system's own policy: it refuses clients without TLS. A file system without a policy gives anonymous clients full access. With this
 * one a client needs an identity and the mount policy (EFS user guide, "Using IAM to control file system data access"). It has an `Id`
 * because EFS invents one otherwise.
 */
export const fileSystemPolicy = (fileSystemArn: string): PolicyDocument => ({
  Id: 'tls-and-iam-only',
  ...policy({
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
    Resource: fileSystemArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }),
});
