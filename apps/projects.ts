import type { GroupKind } from '../helm-values/argocd-apps';

/** What the Applications of one project may make. Where they may make it follows from its apps (`argo-cd-settings.ts`). */
export interface ProjectDefinition {
  /** Shown in the web interface. The chart does not quote it, so it must have no colon. */
  readonly description: string;
  /** Cluster-wide kinds; what is not listed is refused. */
  readonly clusterKinds: readonly GroupKind[];
  /** Kinds in the namespaces; what is not listed is refused. */
  readonly kinds: readonly GroupKind[];
  /**
   * Namespaces beside those of its apps.
   * @default []
   */
  readonly namespaces?: readonly string[];
  /**
   * Whether it may write into the namespaces of all apps, to make their quotas and network policies.
   * @default false
   */
  readonly boundsOthers?: boolean;
  /**
   * Whether it may only use the cluster that Argo CD runs in.
   * @default false: it may use the clusters that its apps could run on
   */
  readonly hubOnly?: boolean;
}

const ARGO = 'argoproj.io';
const ANY: GroupKind = { group: '*', kind: '*' };

/** Kinds that our workloads are made of, without the kinds that limit them. */
const WORKLOAD: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
];

/**
 * The AppProjects, by name. Only `platform` may make namespaces, quotas and network policies. `site-system` may make roles and bindings on the
 * sites, because metrics-server brings its own: review limits both. Only `root` may write to Argo CD's namespace, where an Application without limits could be made; `clusters` may make one kind
 * there, an ExternalSecret. In `kube-system` of the cloud, where Karpenter's rights are, only `auth-readers` may write, and only
 * RoleBindings: review limits whom they name.
 *
 * Source: Argo CD user guide, "Projects"; Argo CD operator manual, "Cluster bootstrapping".
 */
export const PROJECTS = {
  root: {
    description: 'The Applications of the others, and nothing that runs.',
    hubOnly: true,
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
    boundsOthers: true,
    // Operators bring their own kinds, cluster roles and webhooks, so only review limits this project.
    clusterKinds: [ANY],
    kinds: [ANY],
  },
  'auth-readers': {
    description:
      'The right of extension API servers to read how the API server proves who calls. In kube-system alone.',
    clusterKinds: [],
    kinds: [{ group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' }],
  },
  clusters: {
    description: 'The credentials of the sites, as Argo CD takes them. Nothing else may be beside it.',
    clusterKinds: [],
    kinds: [{ group: 'external-secrets.io', kind: 'ExternalSecret' }],
  },
  'site-system': {
    description:
      'What EKS adds to the cloud itself and a site lacks. It reads the API server’s authority in kube-system.',
    namespaces: ['kube-system'],
    clusterKinds: [
      { group: 'apiregistration.k8s.io', kind: 'APIService' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
    ],
    kinds: [
      { group: '', kind: 'Service' },
      { group: '', kind: 'ServiceAccount' },
      { group: 'apps', kind: 'Deployment' },
      { group: 'cert-manager.io', kind: 'Certificate' },
      { group: 'policy', kind: 'PodDisruptionBudget' },
      { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
    ],
  },
  'back-office': {
    description: 'Front end, back end and what they connect to. In the cloud only.',
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
    clusterKinds: [],
    kinds: [
      ...WORKLOAD,
      { group: '', kind: 'PersistentVolumeClaim' },
      { group: 'generators.external-secrets.io', kind: 'ECRAuthorizationToken' },
      { group: ARGO, kind: 'WorkflowTemplate' },
      { group: ARGO, kind: 'CronWorkflow' },
    ],
  },
} as const satisfies Readonly<Record<string, ProjectDefinition>>;

/** An AppProject that an app can be in. */
export type ProjectName = Exclude<keyof typeof PROJECTS, 'root'>;
