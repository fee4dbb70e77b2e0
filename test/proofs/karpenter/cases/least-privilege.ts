import { describe, it } from 'node:test';
import { deepEqual, ok } from 'node:assert/strict';
import { policy, type PolicyDocument } from '../../../../constructs/iam/policy-document';
import { resourcesOf } from '../../../../synthesis/stack-json';
import { decide, type Call } from '../../../support/simulate';
import { AccountTags } from '../iam/account-tags';
import { decisionsOf } from '../iam/decisions';
import { UNCALLED, UNUSED } from '../iam/unused';
import type { Point, Stage } from '../shown';

/** The policies of the controller's role, as the cluster stack has them. */
const policiesOf = ({ ground }: Stage): Readonly<Record<string, PolicyDocument>> =>
  Object.fromEntries(
    resourcesOf(ground.stack('cluster'))
      .filter(({ type, name }) => type === 'aws_iam_policy' && name.startsWith('karpenter_controller_'))
      .map(({ body }) => [String(body['name']), JSON.parse(String(body['policy'])) as PolicyDocument]),
  );

/** What IAM was asked over all recorded calls, each different question once. */
const asked = ({ ground }: Stage): Call[] => {
  const made = new AccountTags();
  const questions = new Map<string, Call>();
  for (const call of ground.recorder.calls) {
    for (const decision of decisionsOf(call, made, ground.environment))
      questions.set(JSON.stringify(decision), decision);
    made.note(call);
  }
  return [...questions.values()];
};

/** The controller's rights against what it did. */
export const leastPrivilege: Point = (stage) => {
  const decideWith = (call: Call, attached: Readonly<Record<string, PolicyDocument>>) => {
    const { account } = stage.ground.environment.cloud;
    return decide(call, { account, principal: `arn:aws:iam::${account}:role/hybrid-karpenter`, attached });
  };
  let questions: readonly Call[] = [];

  void describe("8. given every AWS call that the controller made, when IAM decides by the cluster stack's six policies", () => {
    void it('then each is allowed, with its own resources and tags', async () => {
      const policies = policiesOf(stage);
      ok(Object.keys(policies).length === 6, Object.keys(policies).join());
      questions = asked(stage);
      const denied: string[] = [];
      for (const call of questions) {
        if ((await decideWith(call, policies)) !== 'Allowed') denied.push(JSON.stringify(call));
      }
      deepEqual(denied, []);
      stage.saw(
        8,
        `${stage.ground.recorder.calls.length} calls asked IAM ${questions.length} different questions: all allowed`,
      );
    });

    void it('then each statement was needed by one of them, or it is written why it is there', async () => {
      const policies = policiesOf(stage);
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
      stage.saw(
        8,
        `${statements.length - idle.length} of ${statements.length} statements were needed; ${idle.join(', ')}: reason written`,
      );
    });

    void it('then each action was called, or it is written why it is allowed', () => {
      const called = new Set(questions.map(({ action }) => action));
      const allowed = Object.values(policiesOf(stage))
        .flatMap(({ Statement }) => Statement)
        .flatMap(({ Action }) => Action);
      const uncalled = [...new Set(allowed)].filter((action) => !called.has(action));
      deepEqual(uncalled.sort(), Object.keys(UNCALLED).sort());
    });
  });
};
