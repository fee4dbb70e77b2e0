import { describe, expect, it } from 'vitest';
import { policyIn, resourceOf, resourcesOf, textIn } from '../../../support/stack-blocks';

const QUEUE = 'aws_sqs_queue.karpenter_interruption_queue';
const queue = resourceOf('hybrid-cluster', QUEUE);
const rules = resourcesOf('hybrid-cluster', 'aws_cloudwatch_event_rule');
const targets = resourcesOf('hybrid-cluster', 'aws_cloudwatch_event_target');

describe('the interruption queue', () => {
  it('is encrypted and forgets a message after five minutes', () => {
    expect(queue).toMatchObject({
      name: 'hybrid-karpenter',
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
  });

  it('takes messages from the rules of this environment and the queues of this account', () => {
    const statements = policyIn(queue, 'policy')['Statement'];
    const sending = { Effect: 'Allow', Action: 'sqs:SendMessage' };

    expect(statements).toContainEqual(
      expect.objectContaining({
        ...sending,
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:events:ap-northeast-2:123456789012:rule/hybrid-karpenter-*' },
        },
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        ...sending,
        Principal: { Service: 'sqs.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      }),
    );
  });

  it('refuses everything that does not come by TLS', () => {
    expect(policyIn(queue, 'policy')['Statement']).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});

describe('the interruption events', () => {
  it('are five, to the letter', () => {
    const patterns = rules.map(({ body }) => JSON.parse(textIn(body, 'event_pattern')) as unknown);

    expect(patterns).toHaveLength(5);
    expect(patterns).toEqual(
      expect.arrayContaining([
        { source: ['aws.health'], 'detail-type': ['AWS Health Event'] },
        { source: ['aws.ec2'], 'detail-type': ['EC2 Spot Instance Interruption Warning'] },
        { source: ['aws.ec2'], 'detail-type': ['EC2 Instance Rebalance Recommendation'] },
        { source: ['aws.ec2'], 'detail-type': ['EC2 Instance State-change Notification'] },
        { source: ['aws.ec2'], 'detail-type': ['EC2 Capacity Reservation Instance Interruption Warning'] },
      ]),
    );
  });

  it('all go to the queue', () => {
    expect(targets.map(({ body }) => body['rule']).sort()).toEqual(
      rules.map(({ address }) => `\${${address}.name}`).sort(),
    );
    for (const { body } of targets) expect(body['arn']).toBe(`\${${QUEUE}.arn}`);
  });

  it('have rules that the queue takes messages from, with names that EventBridge takes', () => {
    for (const { body } of rules) expect(body['name']).toMatch(/^hybrid-karpenter-[a-z-]+$/);
    const longest = Math.max(...rules.map(({ body }) => textIn(body, 'name').length - 'hybrid'.length));

    expect(31 + longest).toBeLessThanOrEqual(64);
  });
});
