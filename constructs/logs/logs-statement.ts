import { arn, type Named } from '../../config/aws/names';
import { serviceHost } from '../../config/aws/partition';
import type { Statement } from '../iam/policy-document';

/**
 * Lets CloudWatch Logs encrypt this account's log groups with a key. It names the log group in the encryption context
 * and sends no source account (CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS").
 */
export const logGroupsMayUseKey = (environment: Named): Statement => ({
  Sid: 'CloudWatchLogsUsesKey',
  Effect: 'Allow',
  Principal: { Service: serviceHost(environment.cloud.region, 'logs') },
  Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn(environment, 'logs', 'log-group:*') } },
});
