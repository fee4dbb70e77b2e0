import { describe, it } from 'node:test';
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createDeployment, deleteDeployment } from '../../../../testbed/karpenter/deployments';
import { instanceOf, labelOf, nameOf } from '../../../../testbed/karpenter/crds';
import { clear } from '../../../../testbed/karpenter/pods';
import { eventually } from '../../../../machine/eventually';
import type { Point } from '../shown';

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
export const interruption: Point = (stage) => {
  void describe('5. given a pod on a spot instance, when the queue brings its interruption warning', () => {
    void it('then the node is drained and terminated, and the pod runs on another', async () => {
      await createDeployment(stage.ground, { name: 'batch', gpus: 1, nodes: 'pipeline' });
      const runningPod = async () => {
        const pod = await eventually('the pod to run', async () =>
          (await stage.view.pods('batch-')).find(
            ({ metadata, status }) => status?.phase === 'Running' && !metadata?.deletionTimestamp,
          ),
        );
        return stage.view.running(pod.metadata?.name ?? '');
      };
      const first = await runningPod();
      equal(labelOf(first.claim, 'karpenter.sh/capacity-type'), 'spot');

      const { queueUrl, sqs } = stage.ground.account;
      const { account, region } = stage.ground.environment.cloud;
      const id = instanceOf(first.claim) ?? '';
      const began = Date.now();
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: warning(region, account, id) }));
      await eventually(
        'the instance to be terminated',
        async () => !(await stage.view.instances()).some(({ InstanceId }) => InstanceId === id),
        { seconds: 90, state: () => stage.view.nodeClaims() },
      );
      const gone = (Date.now() - began) / 1000;
      const second = await runningPod();
      notEqual(second.instance.InstanceId, id);
      notEqual(nameOf(second.claim), nameOf(first.claim));
      const events = (await stage.view.eventsOf(nameOf(first.claim))).map(({ reason }) => reason);
      ok(events.includes('SpotInterrupted'), events.join());
      const answered = stage.ground.recorder.calls.filter(({ action, at }) => action === 'DeleteMessage' && at > began);
      equal(answered.length, 1);
      stage.saw(
        5,
        `${first.instance.InstanceType ?? '?'} was gone ${gone.toFixed(1)} s after the warning; ${second.instance.InstanceType ?? '?'} took over`,
      );
    });

    void it('then nothing is left once it is deleted', async () => {
      await deleteDeployment(stage.ground, 'batch');
      await clear(stage.ground);
      deepEqual(await stage.view.nodeClaims(), []);
    });
  });
};
