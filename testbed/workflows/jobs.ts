import type { KubernetesObject, V1Pod } from '@kubernetes/client-node';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { eventually } from '../../machine/eventually';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';
import type { Bucket } from './bucket';

/** What is asked of a step when it is started, instead of its work alone. */
export interface Behaviour {
  /** Exit status with which it fails. */
  readonly exit?: number;
  /** Exit status with which it fails when a part of its output is written. */
  readonly halfway?: number;
  /** Seconds that it takes before anything else. */
  readonly sleep?: number;
}

/** An entry of a workflow's `status.nodes` (Argo Workflows 4.0, `NodeStatus`): a pod, or what holds some together. */
export interface JobNode {
  readonly displayName: string;
  readonly type: string;
  readonly phase: string;
  readonly message?: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly hostNodeName?: string;
  readonly outputs?: { readonly exitCode?: string };
}

export interface JobStatus {
  /** Empty until the controller has seen it. */
  readonly phase: string;
  readonly message?: string;
  readonly nodes: readonly JobNode[];
}

/** Jobs of a cluster's pipeline. */
export interface Jobs {
  /**
   * Submits a job with two scans, as `argo submit --from workflowtemplate/pipeline` does.
   *
   * @param behaviour by step, or `step/part`; one entry each time that it is started
   */
  submit(name: string, behaviour?: Readonly<Record<string, readonly Behaviour[]>>): Promise<void>;
  status(name: string): Promise<JobStatus>;
  /** Waits until a job has ended. @throws Error where it takes longer, with what has not ended */
  ended(name: string, seconds: number): Promise<JobStatus>;
  /** The attempts of a step so far, such as `reconstruct(0:a)`: the pods' entries, in order. */
  attempts(name: string, step: string): Promise<readonly JobNode[]>;
  /** Waits for a pod of a job that runs a step's attempt, such as `reconstruct(0:a)(1)`. */
  running(name: string, attempt: string, seconds: number): Promise<V1Pod>;
}

/** The two parts that every job here has. */
export const PARTS = ['a', 'b'] as const;

const { namespace } = SERVICE_ACCOUNTS.pipeline;
const workflow = (name: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { name, namespace },
});

/** Name of the attempt's entry in its workflow (workflow/common, `AnnotationKeyNodeName`). */
const NODE_NAME = 'workflows.argoproj.io/node-name';

export const jobsOf = (api: Api, bucket: Bucket): Jobs => {
  const status: Jobs['status'] = async (name) => {
    const found = (await api.read(workflow(name))) as
      | (KubernetesObject & { readonly status?: { phase?: string; message?: string; nodes?: Record<string, JobNode> } })
      | undefined;
    const { phase = '', message, nodes = {} } = found?.status ?? {};
    return { phase, ...(message !== undefined && { message }), nodes: Object.values(nodes) };
  };
  const open = async (name: string): Promise<string[]> =>
    (await status(name)).nodes
      .filter(({ phase }) => phase !== 'Succeeded')
      .map(({ displayName, phase, message = '' }) => `${displayName} ${phase} ${message}`.trim());
  return {
    status,
    submit: async (name, behaviour = {}) => {
      const scans = `datasets/${name}`;
      for (const part of PARTS) await bucket.put(`${scans}/${part}.txt`, '1 2 3');
      await bucket.put(`behaviour/${name}.json`, JSON.stringify(behaviour));
      const answer = await api.apply({
        ...workflow(name),
        ...{
          spec: {
            workflowTemplateRef: { name: 'pipeline' },
            arguments: { parameters: [{ name: 'scans', value: scans }] },
          },
        },
      });
      if (answer.status >= 300) throw new Error(`workflow ${name}: ${messageOf(answer)}`);
    },
    ended: (name, seconds) =>
      eventually(
        `job ${name} to end`,
        async () => {
          const now = await status(name);
          return ['Succeeded', 'Failed', 'Error'].includes(now.phase) && now;
        },
        { seconds, state: () => open(name) },
      ),
    attempts: async (name, step) =>
      (await status(name)).nodes
        .filter(({ type, displayName }) => type === 'Pod' && displayName.startsWith(`${step}(`))
        .sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
    running: (name, attempt, seconds) =>
      eventually(
        `${attempt} of ${name} to run`,
        async () => {
          const pods = (await api.list('v1', 'Pod')) as readonly V1Pod[];
          return pods.find(
            ({ metadata, status: now }) =>
              metadata?.annotations?.[NODE_NAME] === `${name}.${attempt}` && now?.phase === 'Running',
          );
        },
        { seconds, state: () => open(name) },
      ),
  };
};
