import { ONPREM_KUBERNETES_VERSION } from '../../config/versions';

/** A program that is built from a published Go module, or several from the same one. */
export interface GoPin {
  readonly module: string;
  readonly version: string;
  /** Main packages below the module, by the name that the program gets. */
  readonly programs: Readonly<Record<string, string>>;
  /**
   * The version of Kubernetes' staging modules, which k8s.io/kubernetes itself requires as `v0.0.0` and replaces by folders that the
   * module proxy does not have.
   *
   * @default none: the module can be required as it is
   */
  readonly staging?: string;
  /**
   * Whether to apply the `replace` lines of the module's own go.mod; Go ignores those of a required module.
   *
   * @default 'none'
   */
  readonly replacements?: 'none' | 'own';
  /**
   * Files that the published module lacks, by path in this repository: path below the module. It is then built from a copy.
   *
   * @default none
   */
  readonly additions?: Readonly<Record<string, string>>;
  /** String variables that the linker sets, as Kubernetes' own release build does. @default none */
  readonly variables?: Readonly<Record<string, string>>;
}

const [major = '', minor = '', patch = ''] = ONPREM_KUBERNETES_VERSION.split('.');

/** The exact versions that the proofs run. Kubernetes has the version of new sites, and the same minor as new EKS clusters. */
export const GO_PINS = {
  etcd: { module: 'go.etcd.io/etcd/server/v3', version: 'v3.6.10', programs: { etcd: '' } },
  kubernetes: {
    module: 'k8s.io/kubernetes',
    version: `v${ONPREM_KUBERNETES_VERSION}`,
    programs: {
      'kube-apiserver': 'cmd/kube-apiserver',
      'kube-controller-manager': 'cmd/kube-controller-manager',
      'kube-scheduler': 'cmd/kube-scheduler',
    },
    staging: `v0.${minor}.${patch}`,
    variables: {
      'k8s.io/component-base/version.gitVersion': `v${ONPREM_KUBERNETES_VERSION}`,
      'k8s.io/component-base/version.gitMajor': major,
      'k8s.io/component-base/version.gitMinor': minor,
    },
  },
  karpenter: {
    module: 'github.com/aws/karpenter-provider-aws',
    version: 'v1.14.0',
    programs: { karpenter: 'cmd/controller' },
  },
  kueue: { module: 'sigs.k8s.io/kueue', version: 'v0.19.2', programs: { kueue: 'cmd/kueue' } },
  metallb: { module: 'go.universe.tf/metallb', version: 'v0.16.1', programs: { 'metallb-controller': 'controller' } },
  kwok: { module: 'sigs.k8s.io/kwok', version: 'v0.8.0', programs: { kwok: 'cmd/kwok' } },
  helm: { module: 'helm.sh/helm/v3', version: 'v3.22.0', programs: { helm: 'cmd/helm' } },
  // The newest that builds from the proxy: a nested module of 3.3 and later is not there.
  'argo-cd': {
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.2.6',
    programs: { argocd: 'cmd' },
    replacements: 'own',
  },
  // Security flaws are reported for this version: it is for proofs only, and the newest that the proxy has.
  'argo-workflows': {
    module: 'github.com/argoproj/argo-workflows/v4',
    version: 'v4.0.5',
    programs: { 'workflow-controller': 'cmd/workflow-controller', argoexec: 'cmd/argoexec' },
    additions: { 'testbed/workflows/signal_linux.go': 'workflow/executor/osspecific/signal_linux.go' },
    variables: { 'github.com/argoproj/argo-workflows/v4.version': 'v4.0.5' },
  },
  kubeconform: {
    module: 'github.com/yannh/kubeconform',
    version: 'v0.8.0',
    programs: { kubeconform: 'cmd/kubeconform' },
  },
} as const satisfies Readonly<Record<string, GoPin>>;

/** Programs that are built together, from one module. */
export type PinName = keyof typeof GO_PINS;

/** Name of a program of some pins, such as `kube-apiserver`. */
export type ProgramOf<P extends PinName> = { [N in P]: keyof (typeof GO_PINS)[N]['programs'] & string }[P];

/** Where programs are, by name. */
export type Programs<P extends PinName = PinName> = Readonly<Record<ProgramOf<P>, string>>;

/** The programs of a control plane. */
export type ControlPlanePin = 'etcd' | 'kubernetes';

/** Oldest Go that all of the above build with, as `[major, minor]`: Karpenter 1.14.0's go.mod says so. */
export const OLDEST_GO = [1, 26] as const;
