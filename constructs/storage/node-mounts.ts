import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { efsNodeRoleName } from '../cluster/every-node';
import { policy, renderPolicy, type PolicyDocument } from '../iam/policy-document';

export interface NodeMountsProps {
  readonly environment: { readonly name: string };
  /** ARNs of all file systems that pods mount. */
  readonly fileSystemArns: readonly string[];
}

/**
 * Lets the EFS driver mount the environment's file systems on its nodes. The driver mounts for every pod with one role, which the cluster
 * stack binds to `kube-system/efs-csi-node-sa` by Pod Identity. The mount options `tls` and `iam` make a volume use that role.
 *
 * The policy is inline: a role takes only ten managed policies, but 10,240 characters of inline policy, enough for fifty file
 * systems (IAM user guide, "IAM and AWS STS quotas").
 *
 * Source: aws-efs-csi-driver, `docs/parameters.md`, mount option `iam`; its issues 1630 (efs-utils 2.3.0 of May 2025 brought Pod Identity to
 * the node pods) and 1759 (an association beside the add-on works where the add-on itself offers none).
 */
export class NodeMounts extends Construct {
  public readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { environment, fileSystemArns }: NodeMountsProps) {
    super(scope, id);
    this.policy = new IamRolePolicy(this, 'policy', {
      role: efsNodeRoleName(environment),
      name: 'mount-storage-pairs',
      policy: renderPolicy(mountPolicy(fileSystemArns)),
    });
  }
}

/**
 * Allows mounting file systems and writing to them through mount targets, but not as root. Access points set the user.
 *
 * Where a mount target's name does not resolve, as in the first minutes of a new one, the driver looks up its address. For that it reads the
 * mount targets and the id of its own zone (aws-efs-csi-driver, `docs/faq.md`, "Using botocore to retrieve mount target ip address").
 */
export const mountPolicy = (fileSystemArns: readonly string[]): PolicyDocument =>
  policy(
    {
      Sid: 'MountAndWrite',
      Effect: 'Allow',
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      Resource: fileSystemArns,
      Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
    },
    {
      Sid: 'FindMountTargets',
      Effect: 'Allow',
      Action: ['elasticfilesystem:DescribeMountTargets'],
      Resource: fileSystemArns,
    },
    // It has no resource type (Service Authorization Reference, "Actions defined by Amazon EC2").
    { Sid: 'KnowOwnZone', Effect: 'Allow', Action: ['ec2:DescribeAvailabilityZones'], Resource: '*' },
  );
