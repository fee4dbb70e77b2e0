import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { podStatus, type ContainerProgress, type PodProgress } from '../../../../testbed/kubelet/pod-status';

const began = new Date('2026-01-01T00:00:00Z');
const pod: V1Pod = {
  status: { conditions: [{ type: 'PodScheduled', status: 'True', lastTransitionTime: began }] },
};
const ended = (exitCode: number, message = ''): ContainerProgress => ({
  name: 'main',
  image: 'image',
  state: { is: 'ended', since: began, at: began, exitCode, message },
});
const running: ContainerProgress = { name: 'main', image: 'image', state: { is: 'running', since: began } };
const status = (progress: Partial<PodProgress>) =>
  podStatus(pod, { phase: 'Running', began, init: [], containers: [running], ...progress });
const condition = (of: ReturnType<typeof status>, type: string) =>
  of.conditions?.find((one) => one.type === type)?.status;

describe('the status of a pod', () => {
  it('keeps what others said of it', () => {
    expect(condition(status({}), 'PodScheduled')).toBe('True');
  });

  it('is ready while all of its containers run, and not after', () => {
    expect(condition(status({}), 'Ready')).toBe('True');
    expect(condition(status({ containers: [running, ended(0)] }), 'Ready')).toBe('False');
    expect(condition(status({ phase: 'Succeeded', containers: [ended(0)] }), 'Ready')).toBe('False');
  });

  it('is initialized once its init containers have done well', () => {
    expect(condition(status({ init: [ended(0)] }), 'Initialized')).toBe('True');
    expect(condition(status({ init: [ended(1)] }), 'Initialized')).toBe('False');
  });

  it('has how a container ended, and its last words', () => {
    const { containerStatuses } = status({ phase: 'Failed', containers: [ended(64, 'no scans')] });

    expect(containerStatuses?.[0]?.state?.terminated).toMatchObject({
      exitCode: 64,
      reason: 'Error',
      message: 'no scans',
    });
  });

  it('says why the pod as a whole failed', () => {
    const because = { reason: 'DeadlineExceeded', message: 'too long' };

    expect(status({ phase: 'Failed', containers: [ended(143)], because })).toMatchObject(because);
  });
});
