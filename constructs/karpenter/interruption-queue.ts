import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Construct } from 'constructs';
import { arn, prefixed, type Named } from '../../config/aws/names';
import { policy, renderPolicy } from '../iam/policy-document';
import { INTERRUPTION_EVENTS } from './interruption-events';
import { interruptionQueueName, KARPENTER } from '../../config/kubernetes/service-accounts';

export interface InterruptionQueueProps {
  readonly environment: Named;
}

/** ARN of the queue, known before it exists. */
export const interruptionQueueArn = (environment: Named): string =>
  arn(environment, 'sqs', interruptionQueueName(environment));

/**
 * The queue that tells Karpenter which node AWS will take, and the rules that fill it. A message is useless after five minutes. SQS
 * encrypts it with its own key, because EventBridge could use a KMS key only with another key policy.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "Interruption Handling".
 */
export class InterruptionQueue extends Construct {
  public readonly queue: SqsQueue;

  constructor(scope: Construct, id: string, { environment }: InterruptionQueueProps) {
    super(scope, id);
    const queueArn = interruptionQueueArn(environment);
    const ruleName = (event: string): string => prefixed(environment, `${KARPENTER}-${event}`);
    this.queue = new SqsQueue(this, 'queue', {
      name: interruptionQueueName(environment),
      messageRetentionSeconds: 300,
      sqsManagedSseEnabled: true,
      policy: renderPolicy(
        policy(
          {
            Sid: 'OwnRules',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: queueArn,
            // EventBridge names its rule as the source, so a rule of another account cannot write here.
            Condition: { ArnLike: { 'aws:SourceArn': arn(environment, 'events', `rule/${ruleName('*')}`) } },
          },
          {
            Sid: 'OwnQueues',
            Effect: 'Allow',
            Principal: { Service: 'sqs.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: queueArn,
            Condition: { StringEquals: { 'aws:SourceAccount': environment.cloud.account } },
          },
          {
            Sid: 'DenyInsecureTransport',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: queueArn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
      ),
    });
    for (const [event, { source, detailType, why }] of Object.entries(INTERRUPTION_EVENTS)) {
      const rule = new CloudwatchEventRule(this, event, {
        name: ruleName(event),
        description: why,
        eventPattern: JSON.stringify({ source: [source], 'detail-type': [detailType] }),
      });
      new CloudwatchEventTarget(this, `${event}-target`, {
        rule: rule.name,
        targetId: 'interruption-queue',
        arn: this.queue.arn,
      });
    }
  }
}
