import type { Resources } from '../../helm-values/resources';
import type { ServiceEnd } from '../../config/network/flows/flow';
import { TRUST_SECRET } from '../../config/kubernetes/secrets';
import type {
  Manifest,
  ManifestOf,
  ServiceAccount,
  V1Deployment,
  V1DeploymentSpec,
  V1PodDisruptionBudgetSpec,
  V1ServiceSpec,
} from '../manifest';
import { BACK_OFFICE, PORT } from './back-office-namespace';

type Deployment = ManifestOf<'apps/v1', 'Deployment', { readonly spec: V1DeploymentSpec }>;
type Service = ManifestOf<'v1', 'Service', { readonly spec: V1ServiceSpec }>;
type Budget = ManifestOf<'policy/v1', 'PodDisruptionBudget', { readonly spec: V1PodDisruptionBudgetSpec }>;
type PodSpec = NonNullable<V1Deployment['spec']>['template']['spec'] & object;

export interface ServiceSettings {
  readonly name: string;
  readonly image: string;
  readonly resources: Resources;
  /** Plain settings; nothing secret. */
  readonly environment: Readonly<Record<string, string>>;
  /** Secrets that the program reads as files, below `/etc/landbridge/<name>/`: a new value is there without a restart. */
  readonly files: readonly string[];
  /** How the Service is reached; by default inside the cluster alone. */
  readonly reach?: {
    readonly annotations: Readonly<Record<string, string>>;
    readonly spec: Partial<V1ServiceSpec>;
    /** Seconds for which it still sends new connections to a pod that was told to stop. */
    readonly lag: number;
  };
}

/** Seconds until all nodes know that a pod is no end of its Service any more. */
const LAG_IN_CLUSTER = 15;

/** Seconds in which a program ends what it was asked, once nobody asks it anew. */
const LAST_REQUESTS = 45;

/**
 * A program that answers requests over TLS, with its own certificate. Its two pods run on different hosts in different zones; one stops
 * only while the other is healthy. It gets no Kubernetes token.
 */
export const service = (settings: ServiceSettings): Manifest[] => [
  account(settings),
  deployment(settings),
  endpoint(settings),
  budget(settings),
];

/** Where a program may write; all else is read-only. */
const TEMPORARY = '/work';

/** Labels of a program's pods. */
export const labelsOf = (name: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': BACK_OFFICE,
});
const selectorOf = (name: string) => ({ 'app.kubernetes.io/name': name });

const account = ({ name }: ServiceSettings): ServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace: BACK_OFFICE },
  automountServiceAccountToken: false,
});

const deployment = (settings: ServiceSettings): Deployment => {
  const { name } = settings;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: BACK_OFFICE, labels: labelsOf(name) },
    spec: {
      replicas: 2,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorOf(name) },
      // The new pod answers before an old one goes.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { labels: labelsOf(name) }, spec: podSpec(settings) },
    },
  };
};

const podSpec = ({ name, image, resources, environment, files, reach }: ServiceSettings): PodSpec => ({
  serviceAccountName: name,
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  priorityClassName: 'service',
  securityContext: { runAsNonRoot: true, runAsUser: 65532, fsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
  topologySpreadConstraints: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorOf(name) },
  })),
  terminationGracePeriodSeconds: (reach?.lag ?? LAG_IN_CLUSTER) + LAST_REQUESTS,
  containers: [
    {
      name,
      image,
      imagePullPolicy: 'IfNotPresent',
      ports: [{ name: 'https', containerPort: PORT }],
      env: Object.entries({ ...environment, TMPDIR: TEMPORARY })
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => ({ name: key, value })),
      resources,
      // It still answers in that time: it is told to stop only after it. Kubernetes has `sleep` for good since 1.34, and by default since 1.30
      // (kubernetes v1.35.4, pkg/features/kube_features.go, PodLifecycleSleepAction).
      lifecycle: { preStop: { sleep: { seconds: reach?.lag ?? LAG_IN_CLUSTER } } },
      ...probes,
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      volumeMounts: [
        { name: 'temporary', mountPath: TEMPORARY },
        ...mountsOf(name, files).map((each) => ({ name: each, mountPath: `/etc/landbridge/${each}`, readOnly: true })),
      ],
    },
  ],
  volumes: [
    { name: 'temporary', emptyDir: { sizeLimit: '256Mi' } },
    ...mountsOf(name, files).map((each) => ({ name: each, secret: { secretName: each } })),
  ],
});

const mountsOf = (name: string, files: readonly string[]): string[] => [certificateOf(name), TRUST_SECRET, ...files];

/** Secret with a program's certificate. */
export const certificateOf = (name: string): string => `${name}-tls`;

const probe = (path: string) => ({ httpGet: { path, port: 'https', scheme: 'HTTPS' }, timeoutSeconds: 3 });

/** A pod that starts slowly is not restarted, nor is one that is not ready because the database is away for a minute. */
const probes = {
  startupProbe: { ...probe('/livez'), periodSeconds: 3, failureThreshold: 40 },
  livenessProbe: { ...probe('/livez'), periodSeconds: 10, failureThreshold: 3 },
  readinessProbe: { ...probe('/readyz'), periodSeconds: 5, failureThreshold: 2 },
};

const endpoint = ({ name, reach }: ServiceSettings): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: BACK_OFFICE, labels: labelsOf(name), ...(reach && { annotations: reach.annotations }) },
  spec: {
    selector: selectorOf(name),
    ports: [{ name: 'https', port: 443, targetPort: 'https', protocol: 'TCP' }],
    type: 'ClusterIP',
    ...reach?.spec,
  },
});

/** A program's Service as the end of a flow. */
export const serviceEnd = (name: string): ServiceEnd => ({
  kind: 'service',
  name,
  pods: { kind: 'pods', namespace: BACK_OFFICE, name, labels: labelsOf(name) },
  selector: selectorOf(name),
  port: 443,
  namedTargetPort: true,
});

const budget = ({ name }: ServiceSettings): Budget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, namespace: BACK_OFFICE },
  // An unhealthy pod does not block a drain.
  spec: { minAvailable: 1, selector: { matchLabels: selectorOf(name) }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
});
