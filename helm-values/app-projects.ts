/** A kind of Kubernetes object; the group is empty for what came before groups. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** What the Applications of one kind of work may touch. */
export interface AppProjectDefinition {
  /** For whom reads it in the web interface. The chart does not quote it, so it has no colon. */
  readonly description: string;
  /** The cluster that Argo CD is in, the cloud's alone, the sites alone, or every one. */
  readonly reach: 'hub' | 'cloud' | 'sites' | 'everywhere';
  /** Whether its Applications install charts of others, or what is in this repository alone. */
  readonly charts: 'upstream' | 'none';
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
 * them. Nothing but `root` may touch the namespace of Argo CD, where an Application could be made that is bounded by nothing
 * (`clusters` may make a Secret there by way of External Secrets, and nothing else), and nobody `kube-system` in the cloud, where Karpenter's
 * rights are.
 *
 * Source: Argo CD user guide, "Projects"; Argo CD operator manual, "Cluster bootstrapping".
 */
export const APP_PROJECTS = {
  root: {
    description: 'The Applications of the others, and nothing that runs.',
    reach: 'hub',
    charts: 'none',
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
    charts: 'upstream',
    namespaces: [
      'argo',
      'aws-load-balancer-controller',
      'back-office',
      'cert-manager',
      // Cluster-wide objects are in none, but their Application has to name one.
      'default',
      'external-dns',
      'external-secrets',
      'gpu-operator',
      'kueue-system',
      'metallb-system',
      'metrics-server',
      'pipeline',
      'rook-ceph',
      'snapshot-controller',
    ],
    // Operators bring their own kinds, cluster roles and webhooks: whoever may do that is bounded by review alone.
    clusterKinds: [ANY],
    kinds: [ANY],
  },
  clusters: {
    description: 'The credentials of the sites, as Argo CD takes them. Nothing else may be beside it.',
    reach: 'cloud',
    charts: 'none',
    namespaces: ['argocd'],
    clusterKinds: [],
    kinds: [{ group: 'external-secrets.io', kind: 'ExternalSecret' }],
  },
  'site-system': {
    description:
      'What EKS adds to the cloud itself and a site lacks. It reads the API server’s authority in kube-system.',
    reach: 'sites',
    charts: 'upstream',
    namespaces: ['kube-system', 'metrics-server'],
    clusterKinds: [
      { group: 'apiregistration.k8s.io', kind: 'APIService' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
    ],
    kinds: [
      { group: '', kind: 'Service' },
      { group: '', kind: 'ServiceAccount' },
      { group: 'apps', kind: 'Deployment' },
      { group: 'policy', kind: 'PodDisruptionBudget' },
      { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
    ],
  },
  'back-office': {
    description: 'Front end, back end and what they connect to. In the cloud only.',
    reach: 'cloud',
    charts: 'none',
    namespaces: ['back-office'],
    clusterKinds: [],
    kinds: [
      ...WORKLOAD,
      { group: '', kind: 'Service' },
      { group: 'cert-manager.io', kind: 'Certificate' },
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
    charts: 'none',
    namespaces: ['pipeline'],
    clusterKinds: [],
    kinds: [
      ...WORKLOAD,
      { group: '', kind: 'PersistentVolumeClaim' },
      { group: 'generators.external-secrets.io', kind: 'ECRAuthorizationToken' },
      { group: ARGO, kind: 'WorkflowTemplate' },
      { group: ARGO, kind: 'CronWorkflow' },
    ],
  },
} as const satisfies Readonly<Record<string, AppProjectDefinition>>;

/** An AppProject that an Application can be in. */
export type AppProjectName = keyof typeof APP_PROJECTS;
