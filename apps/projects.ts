import type { GroupKind } from '../helm-values/argocd-apps';

/** What the Applications of one kind of work may make. Where they may make it follows from the apps: `argo-cd-settings.ts`. */
export interface ProjectDefinition {
  /** For whom reads it in the web interface. The chart does not quote it, so it has no colon. */
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
   * Whether it makes the namespaces, quotas and network policies of all apps.
   * @default false
   */
  readonly boundsOthers?: boolean;
  /**
   * Whether it is let to no cluster but the one that Argo CD runs in.
   * @default false: to the clusters that its apps could run on
   */
  readonly hubOnly?: boolean;
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
    // Operators bring their own kinds, cluster roles and webhooks: whoever may do that is bounded by review alone.
    clusterKinds: [ANY],
    kinds: [ANY],
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
