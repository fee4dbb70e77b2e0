import type { EvaluationResult, Simulation } from '@cloud-copilot/iam-simulate';
import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { controllerPolicies } from '../../../../../constructs/karpenter/controller-policies';
import type { Call } from './case';
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
export async function simulate(call: Call, { without }: { without?: string } = {}): Promise<EvaluationResult> {
  const simulation: Simulation = {
    request: {
      principal: `arn:aws:iam::${ACCOUNT}:role/hybrid-karpenter-controller`,
      action: call.action,
      resource: { resource: call.resource, accountId: ACCOUNT },
      contextVariables: Object.fromEntries(
        Object.entries(call.context ?? {}).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
      ),
    },
    identityPolicies: policies
      .map(({ name, document }) => ({ name, statements: document.Statement.filter(({ Sid }) => Sid !== without) }))
      .filter(({ statements }) => statements.length > 0)
      .map(({ name, statements }) => ({ name, policy: { Version: '2012-10-17', Statement: statements } })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  if (call.unknownToSimulator !== undefined) return runUnsafeSimulation(simulation, {});

  const decision = await runSimulation(simulation, {});
  if (decision.resultType !== 'single') throw new Error(`No single decision: ${JSON.stringify(decision)}`);
  const { ignoredContextKeys = [] } = decision.result;
  if (ignoredContextKeys.length > 0) throw new Error(`${call.action} never sends ${ignoredContextKeys.join(', ')}`);
  return decision.overallResult;
}
