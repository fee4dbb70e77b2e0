import type { EvaluationResult } from '@cloud-copilot/iam-simulate';
import { policy } from '../../../../../constructs/iam/policy-document';
import { controllerPolicies } from '../../../../../constructs/karpenter/controller-policies';
import { decide, type Call } from '../../../../support/simulate';
import { ACCOUNT, CLUSTER, NODE_ROLE, QUEUE, REGION } from './case';

const policies = controllerPolicies({
  partition: 'aws',
  region: REGION,
  account: ACCOUNT,
  clusterName: CLUSTER,
  nodeRoleArn: NODE_ROLE,
  interruptionQueueArn: QUEUE,
});

/** Every statement of the six policies, in their order. */
export const STATEMENTS = policies.flatMap(({ document }) => document.Statement);

/**
 * Makes the call as the controller's role, with all six policies attached.
 *
 * @param without Sid of a statement to leave out
 * @throws Error if AWS has no such call: unknown action, resource of a wrong type, or a condition key it never sends
 */
export const simulate = (call: Call, { without }: { without?: string } = {}): Promise<EvaluationResult> =>
  decide(call, {
    account: ACCOUNT,
    principal: `arn:aws:iam::${ACCOUNT}:role/hybrid-karpenter-controller`,
    attached: Object.fromEntries(
      policies.map(({ name, document }) => [name, policy(...document.Statement.filter(({ Sid }) => Sid !== without))]),
    ),
  });
