import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../../constructs/iam/policy-document';
import { stackJson } from '../../../support/synthesized';

const { resource } = stackJson('hybrid-network');
const LOG_GROUP = 'arn:aws:logs:ap-northeast-2:123456789012:log-group:/landbridge/hybrid/vpc-flow-logs';

const document = (text: unknown): PolicyDocument => JSON.parse(String(text)) as PolicyDocument;

describe('FlowLog', () => {
  it('records accepted and rejected traffic of the VPC', () => {
    expect(resource['aws_flow_log']?.['flow-log_flow-log']).toMatchObject({
      traffic_type: 'ALL',
      vpc_id: '${aws_vpc.vpc_main.id}',
    });
  });

  it('keeps it encrypted, as long as the environment says, and safe from destroy', () => {
    expect(resource['aws_cloudwatch_log_group']?.['flow-log_log_group']).toMatchObject({
      name: '/landbridge/hybrid/vpc-flow-logs',
      kms_key_id: '${aws_kms_key.log-key_key.arn}',
      retention_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("lets only this account's flow logs assume its role", () => {
    const { Statement } = document(resource['aws_iam_role']?.['flow-log_writer_role']?.['assume_role_policy']);
    expect(Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:ap-northeast-2:123456789012:vpc-flow-log/*' },
        },
      }),
    ]);
  });

  it('writes into its own log group alone', () => {
    const { Statement } = document(resource['aws_iam_role_policy']?.['flow-log_writer_inline']?.['policy']);
    const writing = Statement.filter(({ Action }) => [Action].flat().includes('logs:PutLogEvents'));
    expect(writing.map(({ Resource }) => Resource)).toEqual([[LOG_GROUP, `${LOG_GROUP}:*`]]);
  });

  it("has a key that CloudWatch Logs may use for this account's log groups", () => {
    const { Statement } = document(resource['aws_kms_key']?.['log-key_key']?.['policy']);
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'logs.ap-northeast-2.amazonaws.com' },
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:ap-northeast-2:123456789012:log-group:*' },
        },
      }),
    );
  });
});
