/** A kind of Kubernetes object; the group is empty for what came before groups. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** What the Applications of one kind of work may touch. */
export interface AppProjectDefinition {
  /** For whom reads it in the web interface. The chart does not quote it, so it has no colon. */
  readonly description: string;
  /** The cloud's cluster alone, or every cluster. */
  readonly reach: 'cloud' | 'everywhere';
  readonly namespaces: readonly string[];
  /** Cluster-wide kinds; what is not listed is refused. */
  readonly clusterKinds: readonly GroupKind[];
  /** Kinds in the namespaces; what is not listed is refused. */
  readonly kinds: readonly GroupKind[];
}

const ARGO = 'argoproj.io';
const ANY: GroupKind = { group: '*', kind: '*' };

/** What an operator or a workload of ours is made of, without what bounds it. */
const WORKLOAD: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
];

/**
 * The AppProjects, by name. Only `platform` may make namespaces, quotas, network policies and rights: whoever is bounded by them cannot lift
 * them. Nothing but `root` may touch the namespace of Argo CD, where an Application could be made that is bounded by nothing, and nobody
 * `kube-system`, where Karpenter's rights are.
 *
 * Source: Argo CD user guide, "Projects"; Argo CD operator manual, "Cluster bootstrapping".
 */
export const APP_PROJECTS = {
  root: {
    description: 'The Applications of the others, and nothing that runs.',
    reach: 'cloud',
    namespaces: ['argocd'],
    clusterKinds: [],
    kinds: [
      { group: ARGO, kind: 'Application' },
      { group: ARGO, kind: 'AppProject' },
    ],
  },
  platform: {
    description:
      'Operators and controllers, and the namespaces, quotas, network policies and rights of everybody else.',
    reach: 'everywhere',
    namespaces: [
      'argo',
      'back-office',
      'cert-manager',
      'external-dns',
      'external-secrets',
      'gpu-operator',
      'kueue-system',
      'metallb-system',
      'pipeline',
      'rook-ceph',
    ],
    // Operators bring their own kinds, cluster roles and webhooks: whoever may do that is bounded by review alone.
    clusterKinds: [ANY],
    kinds: [ANY],
  },
  'back-office': {
    description: 'Front end, back end and what they connect to. In the cloud only.',
    reach: 'cloud',
    namespaces: ['back-office'],
    clusterKinds: [],
    kinds: [
      ...WORKLOAD,
      { group: '', kind: 'Service' },
      { group: 'apps', kind: 'Deployment' },
      { group: 'batch', kind: 'CronJob' },
      { group: 'batch', kind: 'Job' },
      { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
      { group: 'policy', kind: 'PodDisruptionBudget' },
      { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
    ],
  },
  pipeline: {
    description: 'The pipeline, the same on every cluster.',
    reach: 'everywhere',
    namespaces: ['pipeline'],
    clusterKinds: [],
    kinds: [
      ...WORKLOAD,
      { group: '', kind: 'PersistentVolumeClaim' },
      { group: ARGO, kind: 'WorkflowTemplate' },
      { group: ARGO, kind: 'CronWorkflow' },
    ],
  },
} as const satisfies Readonly<Record<string, AppProjectDefinition>>;

/** An AppProject that an Application can be in. */
export type AppProjectName = keyof typeof APP_PROJECTS;
