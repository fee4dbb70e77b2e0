import { type Cluster } from '../../config/kubernetes/clusters';
import { platformImage } from '../../config/aws/platform-image';
import { PIPELINE_LABEL } from '../../config/kubernetes/labels-and-taints';
import { TRUST_SECRET } from '../../config/kubernetes/secrets';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { SITE_CONFIG, SITE_KEYS } from './site-values';
import { graph } from './graph';
import { longestSeconds, TRUST_VOLUME } from './step';
import { steps } from './steps';
import type { WorkflowTemplate } from './workflow-template';

/** Labels of every pod of a job. */
export const PIPELINE_LABELS = {
  'app.kubernetes.io/name': 'pipeline',
  ...PIPELINE_LABEL,
} as const;

const DAY = 24 * 3600;

/** How long a job may wait for GPUs, all its steps together; a cordoned site's queue holds it as well. */
const WAITING_DAYS = 30;

/**
 * After this, Argo Workflows ends a job whatever it does. It counts from when the controller first took up the job (`getWorkflowDeadline` in
 * workflow/controller/operator.go, v4.0.5). Kueue suspends no workflow here but gates single pods (pkg/controller/jobs/pod, v0.19.2), and
 * the time goes on meanwhile. So it is there for jobs that are forgotten: no job ends by it that only tries again, or that waits for a month.
 * Parts beyond those that have GPUs wait too.
 */
const DEADLINE = steps.reduce((sum, each) => sum + longestSeconds(each), WAITING_DAYS * DAY);

/**
 * The pipeline as a template; each job is one workflow made from it. It is the same on every cluster: a ConfigMap tells it where it runs,
 * and the queue finds nodes with GPUs for it.
 *
 * On a cordoned site the queue holds every step with GPUs. The template cannot hold whole workflows: Argo Workflows ignores `suspend` of a
 * template (`JoinWorkflowSpec` in workflow/util/merge.go).
 *
 * Source: Argo Workflows 4.0, "Workflow Templates", "Retries", "Artifacts", "Service Accounts".
 */
export const pipelineTemplate = (cluster: Cluster): WorkflowTemplate => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'WorkflowTemplate',
  metadata: { name: 'pipeline', namespace: SERVICE_ACCOUNTS.pipeline.namespace },
  spec: {
    entrypoint: graph.name,
    serviceAccountName: SERVICE_ACCOUNTS.pipeline.name,
    // The programs get no Kubernetes token; only Argo's own container beside them does.
    automountServiceAccountToken: false,
    executor: { serviceAccountName: SERVICE_ACCOUNTS.pipeline.name },
    arguments: {
      parameters: [
        { name: 'scans', description: 'Where the scans of the space are: a prefix of the storage pair.' },
        {
          name: 'least-quality',
          value: '0.75',
          description: 'The least quality, 0 to 1, at which a model is published.',
        },
        { name: 'cluster', valueFrom: { configMapKeyRef: { name: SITE_CONFIG, key: SITE_KEYS.cluster } } },
        { name: 'zone', valueFrom: { configMapKeyRef: { name: SITE_CONFIG, key: SITE_KEYS.zone } } },
      ],
    },
    activeDeadlineSeconds: DEADLINE,
    // Pods of one job at once; the queue decides how many GPUs it gets.
    parallelism: 32,
    archiveLogs: true,
    podPriorityClassName: 'batch',
    podMetadata: { labels: PIPELINE_LABELS },
    // Failed pods stay until the workflow is deleted, so that a person can look at them.
    podGC: { strategy: 'OnPodSuccess' },
    ttlStrategy: { secondsAfterCompletion: 7 * DAY },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      fsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumes: [
      { name: 'scratch', emptyDir: { sizeLimit: '60Gi' } },
      { name: TRUST_VOLUME, secret: { secretName: TRUST_SECRET } },
    ],
    // Once, so that a new tag is one line to review.
    templateDefaults: { container: { image: platformImage(cluster.environment, 'pipeline') } },
    templates: [graph, ...steps],
  },
});
