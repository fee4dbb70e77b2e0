import { describe, it } from 'node:test';
import { deepEqual, ok } from 'node:assert/strict';
import { policy, type PolicyDocument } from '../../../../constructs/iam/policy-document';
import { resourcesOf } from '../../../../synthesis/stack-json';
import { decide, type Call } from '../../../support/simulate';
import { AccountTags } from '../iam/account-tags';
import { decisionsOf } from '../iam/decisions';
import type { KarpenterCase, KarpenterFixture } from '../karpenter-case';

/** Statements that no call of the proof needs, with the reason why the controller has them. */
const UNUSED: Readonly<Record<string, string>> = {
  AllowScopedInstanceProfileTagActions:
    "Karpenter 1.14.0 declares TagInstanceProfile and calls it nowhere; upstream's policy has the statement, which reaches the controller's own profiles alone",
};

/** Actions that are allowed and that the proof did not see, with the reason. */
const UNCALLED: Readonly<Record<string, string>> = {
  'iam:TagInstanceProfile': 'see AllowScopedInstanceProfileTagActions above',
  'ec2:DescribeCapacityReservations': 'called once a pool names a Capacity Reservation',
  'ec2:DescribePlacementGroups':
    'called once a node class names a placement group, which ours do not; it only reads, and upstream keeps it in one statement with the rest',
};

/** The policies of the controller's role, as the cluster stack has them. */
const policiesOf = ({ harness }: KarpenterFixture): Readonly<Record<string, PolicyDocument>> =>
  Object.fromEntries(
    resourcesOf(harness.stack('cluster'))
      .filter(({ type, name }) => type === 'aws_iam_policy' && name.startsWith('karpenter_controller_'))
      .map(({ body }) => [String(body['name']), JSON.parse(String(body['policy'])) as PolicyDocument]),
  );

/** What IAM was asked over all recorded calls, each different question once. */
const asked = ({ harness }: KarpenterFixture): Call[] => {
  const made = new AccountTags();
  const questions = new Map<string, Call>();
  for (const call of harness.recorder.calls) {
    for (const decision of decisionsOf(call, made, harness.environment))
      questions.set(JSON.stringify(decision), decision);
    made.note(call);
  }
  return [...questions.values()];
};

/** The controller's rights against what it did. */
export const leastPrivilege: KarpenterCase = (fixture) => {
  const decideWith = (call: Call, attached: Readonly<Record<string, PolicyDocument>>) => {
    const { account } = fixture.harness.environment.cloud;
    return decide(call, { account, principal: `arn:aws:iam::${account}:role/hybrid-karpenter`, attached });
  };
  let questions: readonly Call[] = [];

  void describe("8. given every AWS call that the controller made, when IAM decides by the cluster stack's six policies", () => {
    void it('then each is allowed, with its own resources and tags', async () => {
      const policies = policiesOf(fixture);
      ok(Object.keys(policies).length === 6, Object.keys(policies).join());
      questions = asked(fixture);
      const denied: string[] = [];
      for (const call of questions) {
        if ((await decideWith(call, policies)) !== 'Allowed') denied.push(JSON.stringify(call));
      }
      deepEqual(denied, []);
      fixture.note(
        8,
        `${fixture.harness.recorder.calls.length} calls asked IAM ${questions.length} different questions: all allowed`,
      );
    });

    void it('then each statement was needed by one of them, or it is written why it is there', async () => {
      const policies = policiesOf(fixture);
      const statements = Object.values(policies).flatMap(({ Statement }) => Statement);
      const idle: string[] = [];
      for (const { Sid, Action } of statements) {
        const actions = typeof Action === 'string' ? [Action] : Action;
        const without = Object.fromEntries(
          Object.entries(policies).map(([name, { Statement }]) => [
            name,
            policy(...Statement.filter((one) => one.Sid !== Sid)),
          ]),
        );
        let needed = false;
        for (const call of questions.filter(({ action }) => actions.includes(action))) {
          needed ||= (await decideWith(call, without)) !== 'Allowed';
          if (needed) break;
        }
        if (!needed) idle.push(Sid);
      }
      deepEqual(idle.sort(), Object.keys(UNUSED).sort());
      fixture.note(
        8,
        `${statements.length - idle.length} of ${statements.length} statements were needed; ${idle.join(', ')}: reason written`,
      );
    });

    void it('then each action was called, or it is written why it is allowed', () => {
      const called = new Set(questions.map(({ action }) => action));
      const allowed = Object.values(policiesOf(fixture))
        .flatMap(({ Statement }) => Statement)
        .flatMap(({ Action }) => Action);
      const uncalled = [...new Set(allowed)].filter((action) => !called.has(action));
      deepEqual(uncalled.sort(), Object.keys(UNCALLED).sort());
    });
  });
};
