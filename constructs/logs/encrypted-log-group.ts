import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { arn, type Named, serviceHost } from '../../config/aws/names';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Statement } from '../iam/policy-document';

export interface EncryptedLogGroupProps {
  readonly environment: Named;
  /** The log group's whole name, such as `/landbridge/hybrid/vpc-flow-logs`. */
  readonly name: string;
  /** Days after which an event is deleted. */
  readonly retentionDays: number;
  /** A key that CloudWatch Logs may use (`logGroupsMayUseKey`). */
  readonly encryptionKey: EncryptionKey;
}

/**
 * A CloudWatch log group encrypted with a key of the environment. It holds data, so Terraform refuses to destroy it.
 */
export class EncryptedLogGroup extends Construct {
  public readonly logGroup: CloudwatchLogGroup;
  /** The log group's ARN as a plain string, without the `:*` that stands for its streams. */
  public readonly plainArn: string;

  constructor(
    scope: Construct,
    id: string,
    { environment, name, retentionDays, encryptionKey }: EncryptedLogGroupProps,
  ) {
    super(scope, id);
    this.plainArn = arn(environment, 'logs', `log-group:${name}`);
    this.logGroup = new CloudwatchLogGroup(this, 'group', {
      name,
      retentionInDays: retentionDays,
      kmsKeyId: encryptionKey.arn,
      lifecycle: { preventDestroy: true },
    });
  }

  /** The log group's ARN once it exists. */
  public get arn(): string {
    return this.logGroup.arn;
  }
}

/**
 * Lets CloudWatch Logs encrypt this account's log groups with a key. The condition is on the encryption context, which names the log group,
 * because CloudWatch Logs sends no source account (CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS").
 */
export const logGroupsMayUseKey = (environment: Named): Statement => ({
  Sid: 'CloudWatchLogsUsesKey',
  Effect: 'Allow',
  Principal: { Service: serviceHost(environment.cloud.region, 'logs') },
  Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn(environment, 'logs', 'log-group:*') } },
});
