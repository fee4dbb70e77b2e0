import type { KubernetesObject, V1Condition, V1Taint } from '@kubernetes/client-node';

/** The fields of Karpenter's kinds that are read here (Karpenter 1.14, CRDs `karpenter.sh/v1`). */
export interface NodeClaim extends KubernetesObject {
  readonly spec: {
    readonly taints?: readonly V1Taint[];
    readonly expireAfter?: string;
    readonly terminationGracePeriod?: string;
  };
  readonly status?: {
    readonly providerID?: string;
    readonly nodeName?: string;
    readonly imageID?: string;
    readonly conditions?: readonly V1Condition[];
  };
}

export interface NodePool extends KubernetesObject {
  readonly spec: {
    readonly template: {
      readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      readonly spec: {
        readonly taints?: readonly V1Taint[];
        readonly requirements: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
      };
    };
    readonly limits?: Readonly<Record<string, string>>;
    readonly disruption?: Readonly<Record<string, unknown>>;
  };
}

export const NODE_CLAIM = { apiVersion: 'karpenter.sh/v1', kind: 'NodeClaim' } as const;
export const NODE_POOL = { apiVersion: 'karpenter.sh/v1', kind: 'NodePool' } as const;

/** Name of an object. */
export const nameOf = ({ metadata }: KubernetesObject): string => metadata?.name ?? '';

/** A label of an object, empty where it has none. */
export const labelOf = ({ metadata }: KubernetesObject, label: string): string => metadata?.labels?.[label] ?? '';

/** Whether a condition holds. */
export const holds = (claim: NodeClaim, type: string): boolean =>
  claim.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;

/** Id of the instance behind a NodeClaim, such as `i-0123456789abcdef0`; `undefined` before it is launched. */
export const instanceOf = ({ status }: NodeClaim): string | undefined => status?.providerID?.split('/').at(-1);
