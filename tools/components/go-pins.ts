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
  /** String variables that the linker sets, as Kubernetes' own release build does. @default none */
  readonly variables?: Readonly<Record<string, string>>;
}

const [major = '', minor = '', patch = ''] = ONPREM_KUBERNETES_VERSION.split('.');

/** What the proofs run, exactly these versions. Kubernetes is the version that new sites get and of the same minor as new EKS clusters. */
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
  kwok: { module: 'sigs.k8s.io/kwok', version: 'v0.8.0', programs: { kwok: 'cmd/kwok' } },
  helm: { module: 'helm.sh/helm/v3', version: 'v3.22.0', programs: { helm: 'cmd/helm' } },
} as const satisfies Readonly<Record<string, GoPin>>;

/** Oldest Go that all of the above build with, as `[major, minor]`: Karpenter 1.14.0's go.mod says so. */
export const OLDEST_GO = [1, 26] as const;
