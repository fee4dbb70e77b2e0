import { describe, it } from 'node:test';
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { clear, createDeployment, deleteDeployment } from '../../../../testbed/karpenter/workloads';
import { instanceOf, labelOf, nameOf } from '../../../../testbed/karpenter/karpenter-objects';
import { eventually } from '../../../../machine/eventually';
import type { KarpenterCase } from '../karpenter-case';

/** The event as EventBridge's rule passes it on (EC2 user guide, "Spot Instance interruption notices"). */
const warning = (region: string, account: string, instance: string): string =>
  JSON.stringify({
    version: '0',
    id: '12345678-1234-1234-1234-123456789012',
    'detail-type': 'EC2 Spot Instance Interruption Warning',
    source: 'aws.ec2',
    account,
    time: new Date().toISOString(),
    region,
    resources: [`arn:aws:ec2:${region}:${account}:instance/${instance}`],
    detail: { 'instance-id': instance, 'instance-action': 'terminate' },
  });

/** Two minutes before AWS takes a spot instance back. */
export const interruption: KarpenterCase = (fixture) => {
  void describe('5. given a pod on a spot instance, when the queue brings its interruption warning', () => {
    void it('then the node is drained and terminated, and the pod runs on another', async () => {
      await createDeployment(fixture.harness, { name: 'batch', gpus: 1, nodes: 'pipeline' });
      const runningPod = async () => {
        const pod = await eventually('the pod to run', async () =>
          (await fixture.view.pods('batch-')).find(
            ({ metadata, status }) => status?.phase === 'Running' && !metadata?.deletionTimestamp,
          ),
        );
        return fixture.view.running(pod.metadata?.name ?? '');
      };
      const first = await runningPod();
      equal(labelOf(first.claim, 'karpenter.sh/capacity-type'), 'spot');

      const { queueUrl, sqs } = fixture.harness.account;
      const { account, region } = fixture.harness.environment.cloud;
      const id = instanceOf(first.claim) ?? '';
      const began = Date.now();
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: warning(region, account, id) }));
      await eventually(
        'the instance to be terminated',
        async () => !(await fixture.view.instances()).some(({ InstanceId }) => InstanceId === id),
        { seconds: 90, state: () => fixture.view.nodeClaims() },
      );
      const gone = (Date.now() - began) / 1000;
      const second = await runningPod();
      notEqual(second.instance.InstanceId, id);
      notEqual(nameOf(second.claim), nameOf(first.claim));
      const events = (await fixture.view.eventsOf(nameOf(first.claim))).map(({ reason }) => reason);
      ok(events.includes('SpotInterrupted'), events.join());
      const answered = fixture.harness.recorder.calls.filter(
        ({ action, at }) => action === 'DeleteMessage' && at > began,
      );
      equal(answered.length, 1);
      fixture.note(
        5,
        `${first.instance.InstanceType ?? '?'} was gone ${gone.toFixed(1)} s after the warning; ${second.instance.InstanceType ?? '?'} took over`,
      );
    });

    void it('then nothing is left once it is deleted', async () => {
      await deleteDeployment(fixture.harness, 'batch');
      await clear(fixture.harness);
      deepEqual(await fixture.view.nodeClaims(), []);
    });
  });
};
