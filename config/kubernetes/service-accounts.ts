import { prefixed } from '../aws/names';

/** A service account of the cloud's cluster. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * The service accounts of the cloud's cluster whose pods have a role in AWS. The GitOps tree makes them, and each role trusts only its own.
 * Those of EKS's add-ons and of Karpenter are not here: Terraform installs these.
 */
export const SERVICE_ACCOUNTS = {
  /** Argo's server opens artifacts and kept logs itself, and not as the pods that wrote them. */
  'argo-workflows-server': { namespace: 'argo', name: 'argo-workflows-server' },
  'aws-load-balancer-controller': {
    namespace: 'aws-load-balancer-controller',
    name: 'aws-load-balancer-controller',
  },
  'cert-manager': { namespace: 'cert-manager', name: 'cert-manager' },
  'external-dns': { namespace: 'external-dns', name: 'external-dns' },
  'external-secrets': { namespace: 'external-secrets', name: 'external-secrets' },
  /** The pods of workflows run with this one, on sites too. */
  pipeline: { namespace: 'pipeline', name: 'pipeline' },
} as const satisfies Readonly<Record<string, ServiceAccount>>;

/** Name of the role of Karpenter's nodes, which every EC2NodeClass names. */
export const karpenterNodeRoleName = (environment: { readonly name: string }): string =>
  prefixed(environment, KARPENTER_NODE);

/** Name of the interruption queue; the values of Karpenter's chart name it. */
export const interruptionQueueName = (environment: { readonly name: string }): string =>
  prefixed(environment, KARPENTER);

/** The queue's and the controller role's name before the environment's prefix. */
export const KARPENTER = 'karpenter';

/** The node role's name before the environment's prefix. */
export const KARPENTER_NODE = 'karpenter-node';

/** Namespace and service account of the controller; both are the chart's defaults. */
export const KARPENTER_NAMESPACE = 'kube-system';
export const KARPENTER_SERVICE_ACCOUNT = 'karpenter';
