import type { EvaluationResult } from '@cloud-copilot/iam-simulate';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { controllerPolicies } from '../../../../constructs/karpenter/controller-policies';

export const REGION = 'ap-northeast-2';
export const ACCOUNT = '123456789012';
export const CLUSTER = 'hybrid';
export const CLUSTER_ARN = `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${CLUSTER}`;
export const NODE_ROLE = `arn:aws:iam::${ACCOUNT}:role/hybrid-karpenter-node`;
export const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:hybrid-karpenter`;

/** An API call as IAM sees it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values; one that AWS would not send with this action fails the test. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The part of a statement that a denied call failed on. */
export type Mismatch = 'action' | 'resource' | 'condition';

export interface Decision {
  readonly result: EvaluationResult;
  /** Sids of the statements that allowed the call. */
  readonly allowedBy: readonly string[];
  /** What of each other statement did not match, by Sid. */
  readonly mismatches: Readonly<Record<string, readonly Mismatch[]>>;
}

const policies = controllerPolicies({
  partition: 'aws',
  region: REGION,
  account: ACCOUNT,
  clusterName: CLUSTER,
  nodeRoleArn: NODE_ROLE,
  interruptionQueueArn: QUEUE,
});

/** Every Sid of the six policies, in their order. */
export const SIDS = policies.flatMap(({ document }) => document.Statement.map(({ Sid }) => Sid));

/** Makes the call as the controller's role with all six policies attached. */
export async function simulate({ action, resource, context = {} }: Call): Promise<Decision> {
  const simulation = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/hybrid-karpenter-controller`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: Object.fromEntries(
          Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
      },
      identityPolicies: policies.map(({ name, document }) => ({ name, policy: document })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulation.resultType !== 'single') throw new Error(`Not one decision: ${JSON.stringify(simulation)}`);
  const { analysis, ignoredContextKeys = [] } = simulation.result;
  if (ignoredContextKeys.length > 0) throw new Error(`${action} does not send ${ignoredContextKeys.join(', ')}`);
  const { allowStatements = [], unmatchedStatements = [] } = analysis.identityAnalysis ?? {};

  return {
    result: simulation.overallResult,
    allowedBy: allowStatements.map(({ statement }) => statement.sid() ?? ''),
    mismatches: Object.fromEntries(
      unmatchedStatements.map(({ statement, explain }) => [
        statement.sid() ?? '',
        [
          ...(explain.actionMatch ? [] : (['action'] as const)),
          ...(explain.resourceMatch ? [] : (['resource'] as const)),
          ...(explain.conditionMatch ? [] : (['condition'] as const)),
        ],
      ]),
    ),
  };
}
