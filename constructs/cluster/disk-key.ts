import { DataAwsKmsKey } from '@cdktf/provider-aws/lib/data-aws-kms-key';
import { Construct } from 'constructs';
import { AWS_DISK_KEY, DISK_KEY, serviceHost, type Named } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';
import { EncryptionKey } from '../encryption/encryption-key';
import type { Statement } from '../iam/policy-document';

export interface DiskKeyProps {
  readonly environment: Named & { readonly cloud: Pick<CloudConfig, 'diskKey'> };
}

/**
 * The key of all disks: of nodes and of claims. Every disk names it. A disk that names none takes the account's default, and where that is a
 * customer's key which Karpenter, Auto Scaling or the CSI driver may not use, EC2 ends the instance as it starts, without saying why
 * (aws/karpenter-provider-aws, issue 1407).
 *
 * The key is looked up where it is not made here. So a plan fails on a key that is not there, and AWS's own comes to exist, which an account
 * does not have before it is first asked for (KMS API reference, "DescribeKey").
 */
export class DiskKey extends Construct {
  public readonly arn: string;

  constructor(scope: Construct, id: string, { environment }: DiskKeyProps) {
    super(scope, id);
    const { diskKey } = environment.cloud;
    this.arn =
      diskKey === 'own'
        ? new EncryptionKey(this, 'own', { environment, purpose: DISK_KEY, statements: [disksMayUseKey(environment)] })
            .arn
        : new DataAwsKmsKey(this, 'key', { keyId: diskKey === 'aws' ? AWS_DISK_KEY : diskKey }).arn;
  }
}

/**
 * Lets whoever in the account may use EBS use the key, through EC2 alone: AWS's own key of EBS has the same statement. It names no role, for
 * Auto Scaling's service-linked role is not there in a new account, and KMS refuses a policy that names nobody.
 *
 * Source: Karpenter 1.14, "Troubleshooting", "Node terminates before ready on failed encrypted EBS volume"; EC2 Auto Scaling user guide,
 * "Required AWS KMS key policy for use with encrypted volumes", for the actions.
 */
export const disksMayUseKey = (environment: Named): Statement => ({
  Sid: 'DisksUseKey',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: [
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey*',
    'kms:ReEncrypt*',
  ],
  Resource: '*',
  Condition: {
    StringEquals: {
      'kms:CallerAccount': environment.cloud.account,
      'kms:ViaService': serviceHost(environment.cloud.region, 'ec2'),
    },
  },
});
