import type { V1Container } from '../manifest';
import { resources, type Resources } from '../../helm-values/resources';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';
import { STORE_SECRET } from '../../config/kubernetes/secrets';
import { QUEUE, QUEUE_LABEL } from '../kueue/queues';
import { SITE_CONFIG, STORE_CONFIG, TRUST_MOUNT } from './site-values';
import type { Artifact, Parameter, RetryStrategy, Template } from './workflow-template';

const MINUTE = 60;

/**
 * The image's program. Without a command, the workflow controller would ask the image's registry for its entrypoint, to which it has neither keys
 * nor a way (`createWorkflowPod` in workflow/controller/workflowpod.go, v4.0.5).
 */
const PROGRAM = 'pipeline';

/** Folder that a step can write. Its root is read-only, and it has no home: its user is in no file of the image. */
const WORK = '/work';

/** Room on the node's disk that every step asks for. */
const SCRATCH = '20Gi';

/** What a step asks for that computes on GPUs. It waits in the queue for them. */
export interface Gpus {
  readonly count: number;
  /**
   * The most that its processes may hand to each other in memory, in GiB, such as PyTorch's data loaders do; it counts as memory of the step.
   * A container has 64 MiB for it of its own (containerd, `defaultShmSize`), and a process that uses more ends with "bus error".
   */
  readonly sharedGiB: number;
}

export interface StepSettings {
  /** Also the first argument of {@link PROGRAM}, which does all steps. */
  readonly name: string;
  /** More arguments. */
  readonly args?: readonly string[];
  readonly resources: Resources;
  /**
   * The longest that one attempt may take, in minutes. It counts from when the node's kubelet has the pod, so neither the queue nor the wait
   * for a node is in it (kubernetes v1.35.4, pkg/kubelet/active_deadline.go).
   */
  readonly minutes: number;
  /** @default none */
  readonly gpus?: Gpus;
  readonly inputs?: { readonly parameters?: readonly Parameter[]; readonly artifacts?: readonly Artifact[] };
  readonly outputs?: { readonly parameters?: readonly Parameter[]; readonly artifacts?: readonly Artifact[] };
}

/**
 * Volume with the cluster's own authority. It must not have its Secret's name: by that Argo adds a volume of its own for the artifact
 * repository's authority (`createSecretVal` in workflow/controller/workflowpod.go, v4.0.5), and the API server refuses two of a name.
 */
export const TRUST_VOLUME = 'authority';

/** Exit status of a program that would fail again in the same way, such as on bad input. */
export const FINAL_EXIT = 64;

/**
 * A step is tried again after 30 s, 1, 2 and 4 minutes when its node went away (spot capacity, a drained host) or its program failed, except
 * with FINAL_EXIT. There is no `maxDuration`: it counts from the first attempt's start, so a step that had run longer would not be tried again
 * at all (`processNodeRetries` in workflow/controller/operator.go, v4.0.5).
 */
const RETRY: RetryStrategy = {
  limit: '4',
  retryPolicy: 'Always',
  expression: `asInt(lastRetry.exitCode) != ${FINAL_EXIT}`,
  backoff: { duration: '30s', factor: '2' },
};

/** Seconds that a step takes at most, once it has what it waits for: all its attempts, and the pauses between them. */
export function longestSeconds({ activeDeadlineSeconds, retryStrategy = RETRY }: Template): number {
  const { limit, backoff } = retryStrategy;
  const pauses = Array.from({ length: Number(limit) }, (_, retry) => Number(backoff.factor) ** retry);
  const [pause, attempt] = [parseInt(backoff.duration), Number(activeDeadlineSeconds)];
  return (pauses.length + 1) * attempt + pauses.reduce((sum, factor) => sum + pause * factor, 0);
}

/** One step of the pipeline as a pod: the same on every cluster. */
export function step(settings: StepSettings): Template {
  const { name, minutes, gpus, inputs, outputs } = settings;
  return {
    name,
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
    ...(!gpus && NEAR_DATA),
    metadata: { ...(gpus && QUEUED), annotations: UNDISRUPTED },
    activeDeadlineSeconds: String(minutes * MINUTE),
    retryStrategy: RETRY,
    // Without its own limit it may take all of the container's memory (kubernetes v1.35.4, pkg/volume/emptydir, calculateEmptyDirMemorySize).
    ...(gpus && { volumes: [{ name: SHARED, emptyDir: { medium: 'Memory', sizeLimit: `${gpus.sharedGiB}Gi` } }] }),
    container: container(settings),
  };
}

/** Kueue holds the pod until there are GPUs, and says which nodes have them. */
const QUEUED: NonNullable<Template['metadata']> = { labels: { [QUEUE_LABEL]: QUEUE } };

/**
 * Karpenter moves no step to save a node, and a node that must go waits for it as long as its pool's `terminationGrace` (Karpenter 1.14,
 * "Disruption", "Pod-Level Controls" and "TerminationGracePeriod").
 */
const UNDISRUPTED: Readonly<Record<string, string>> = { 'karpenter.sh/do-not-disrupt': 'true' };

/** Steps that read much run in the zone of the data. Nodes with GPUs are there already, because of their pool. */
const NEAR_DATA: Pick<Template, 'nodeSelector'> = {
  nodeSelector: { 'topology.kubernetes.io/zone': '{{workflow.parameters.zone}}' },
};

/** Volume that is memory. */
const SHARED = 'shared-memory';

/** The image is in the defaults of all templates. */
const container = ({ name, args = [], resources: { requests, limits }, gpus }: StepSettings) =>
  ({
    imagePullPolicy: 'IfNotPresent',
    command: [PROGRAM],
    args: [name, '--job={{workflow.name}}', ...args],
    envFrom: [
      { configMapRef: { name: SITE_CONFIG } },
      { configMapRef: { name: STORE_CONFIG } },
      // On a site this Secret has the bucket's keys; in the cloud the pods have a role.
      { secretRef: { name: STORE_SECRET, optional: true } },
    ],
    env: [
      { name: 'LANDBRIDGE_ATTEMPT', value: '{{retries}}' },
      // Of what libraries keep for themselves, such as kernels that they compile.
      { name: 'HOME', value: WORK },
      { name: 'TMPDIR', value: WORK },
    ],
    resources: {
      // Without this request a step could land on a node that has no room for its downloads.
      requests: { ...requests, 'ephemeral-storage': SCRATCH, ...(gpus && { [GPU_RESOURCE]: String(gpus.count) }) },
      limits: { ...limits, ...(gpus && { [GPU_RESOURCE]: String(gpus.count) }) },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
    volumeMounts: [
      { name: 'scratch', mountPath: WORK },
      ...(gpus ? [{ name: SHARED, mountPath: '/dev/shm' }] : []),
      { name: TRUST_VOLUME, mountPath: TRUST_MOUNT, readOnly: true },
    ],
  }) satisfies Omit<V1Container, 'name' | 'image'>;

/** A step's sizes, in whole processors and GiB. */
export const size = (processors: number, gibibytes: number): Resources =>
  resources(String(processors), `${gibibytes}Gi`);
