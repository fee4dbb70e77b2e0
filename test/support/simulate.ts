import type { EvaluationResult, Simulation } from '@cloud-copilot/iam-simulate';
import { anonymousPrincipal, runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { PolicyDocument } from '../../constructs/iam/policy-document';

/** Condition keys with their values. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** An API call as IAM sees it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
  /** Why the simulator's catalogue of AWS does not know this call: it is then decided without validation, by attached policies only. */
  readonly unknownToSimulator?: string;
}

/** Who calls, and what decides. */
export interface Caller {
  /** Account of caller and resource. */
  readonly account: string;
  /** ARN of a role, name of an AWS service, or `ANONYMOUS`. */
  readonly principal: string | typeof ANONYMOUS;
  /** Policies attached to the principal, by name. */
  readonly attached?: Readonly<Record<string, PolicyDocument>>;
  /** The resource's own policy. */
  readonly resourcePolicy?: PolicyDocument;
}

/** A client that gives no identity. */
export const ANONYMOUS = anonymousPrincipal;

/**
 * What IAM would say to one call.
 *
 * @throws Error if AWS has no such call: unknown action, resource of a wrong type, or a condition key it never sends
 */
export async function decide(
  call: Call,
  { account, principal, attached = {}, resourcePolicy }: Caller,
): Promise<EvaluationResult> {
  const simulation: Simulation = {
    request: {
      principal,
      action: call.action,
      resource: { resource: call.resource, accountId: account },
      contextVariables: Object.fromEntries(
        Object.entries(call.context ?? {}).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
      ),
    },
    identityPolicies: Object.entries(attached)
      .filter(([, document]) => document.Statement.length > 0)
      .map(([name, policy]) => ({ name, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resourcePolicy && { resourcePolicy }),
  };
  if (call.unknownToSimulator !== undefined) return runUnsafeSimulation(simulation, {});

  const decision = await runSimulation(simulation, {});
  if (decision.resultType !== 'single') throw new Error(`No single decision: ${JSON.stringify(decision)}`);
  const { ignoredContextKeys = [] } = decision.result;
  if (ignoredContextKeys.length > 0) throw new Error(`${call.action} never sends ${ignoredContextKeys.join(', ')}`);
  return decision.overallResult;
}
