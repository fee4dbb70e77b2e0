import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import { arn, prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { EncryptionKey } from '../encryption/encryption-key';
import { policy } from '../iam/policy-document';
import { ServiceRole } from '../iam/service-role';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import type { Vpc } from './vpc';

export interface FlowLogProps {
  readonly environment: CloudEnvironment;
  readonly vpc: Vpc;
  /** A key that CloudWatch Logs may use. */
  readonly encryptionKey: EncryptionKey;
}

/**
 * Records every connection in the VPC, accepted or rejected, for `logRetentionDays`. Its role writes into this one log group. Only flow
 * logs of this account and region may assume the role (VPC user guide, "IAM role for publishing flow logs to CloudWatch Logs").
 */
export class FlowLog extends Construct {
  public readonly logGroup: EncryptedLogGroup;
  public readonly flowLog: AwsFlowLog;

  constructor(scope: Construct, id: string, { environment, vpc, encryptionKey }: FlowLogProps) {
    super(scope, id);
    const { account, network } = environment.cloud;
    this.logGroup = new EncryptedLogGroup(this, 'log', {
      environment,
      name: `/landbridge/${environment.name}/vpc-flow-logs`,
      retentionDays: network.logRetentionDays,
      encryptionKey,
    });
    const writer = new ServiceRole(this, 'writer', {
      environment,
      name: 'vpc-flow-logs',
      service: 'vpc-flow-logs.amazonaws.com',
      trustCondition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': arn(environment, 'ec2', 'vpc-flow-log/*') },
      },
      inlinePolicy: policy(
        {
          Sid: 'WriteFlowLogs',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: [this.logGroup.plainArn, `${this.logGroup.plainArn}:*`],
        },
        // A list call has no narrower resource.
        {
          Sid: 'DescribeLogGroups',
          Effect: 'Allow',
          Action: 'logs:DescribeLogGroups',
          Resource: arn(environment, 'logs', 'log-group:*'),
        },
      ),
    });
    this.flowLog = new AwsFlowLog(this, 'flow-log', {
      vpcId: vpc.id,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: this.logGroup.arn,
      iamRoleArn: writer.arn,
      tags: { Name: prefixed(environment, 'vpc') },
    });
  }
}
