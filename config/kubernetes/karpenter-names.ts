import { prefixed } from '../aws/names';

/** Name of the role of Karpenter's nodes, which every EC2NodeClass names. */
export const karpenterNodeRoleName = (environment: { readonly name: string }): string =>
  prefixed(environment, KARPENTER_NODE);

/** Name of the queue of interruptions, which the controller is told in its chart's values. */
export const interruptionQueueName = (environment: { readonly name: string }): string =>
  prefixed(environment, KARPENTER);

/** The queue's and the controller role's name before the environment's prefix. */
export const KARPENTER = 'karpenter';

/** The node role's name before the environment's prefix. */
export const KARPENTER_NODE = 'karpenter-node';

/** Where the controller runs, and as what; the chart's defaults. */
export const KARPENTER_NAMESPACE = 'kube-system';
export const KARPENTER_SERVICE_ACCOUNT = 'karpenter';
