import type { Condition } from '../../iam/policy-document';

/** The scope of the controller's policies. These are plain values, because every ARN is known before its resource exists. */
export interface ControllerPolicyProps {
  /** AWS partition, such as `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Region of the cluster, such as `ap-northeast-2`. */
  readonly region: string;
  /** Account id, twelve digits. */
  readonly account: string;
  /** Name of the EKS cluster, at most 100 characters. */
  readonly clusterName: string;
  /** ARN of the one role that the controller may hand to nodes. */
  readonly nodeRoleArn: string;
  /** ARN of the SQS queue that receives interruption events. */
  readonly interruptionQueueArn: string;
}

/** The cluster itself. */
export const clusterArn = ({ partition, region, account, clusterName }: ControllerPolicyProps): string =>
  `arn:${partition}:eks:${region}:${account}:cluster/${clusterName}`;

/** Every instance profile of the account. Their names are hashes, so only their tags tell whose they are. */
export const instanceProfileArns = ({ partition, account }: ControllerPolicyProps): string =>
  `arn:${partition}:iam::${account}:instance-profile/*`;

/** All EC2 resources of a kind in the region, of any account, because another account may share its subnets. */
export const ec2Arns = ({ partition, region }: ControllerPolicyProps, kind: string): string =>
  `arn:${partition}:ec2:${region}:*:${kind}/*`;

/** All EC2 resources of a kind whose ARN has no account: images and snapshots. */
export const publicEc2Arns = ({ partition, region }: ControllerPolicyProps, kind: string): string =>
  `arn:${partition}:ec2:${region}::${kind}/*`;

/** Which tags a condition reads: those sent with the request, or those already on the resource. */
export type TagSource = 'RequestTag' | 'ResourceTag';

/** The tag that marks a resource as owned by this cluster. It separates two clusters of one account. */
export const ownedByCluster = (tags: TagSource, clusterName: string): Condition => ({
  StringEquals: { [`aws:${tags}/kubernetes.io/cluster/${clusterName}`]: 'owned' },
});

/** The tag that EKS and its cost reports read. It names this cluster. */
export const namesCluster = (clusterName: string): Condition => ({
  StringEquals: { 'aws:RequestTag/eks:eks-cluster-name': clusterName },
});

/** The tag with the region. Instance profiles are global, so this separates clusters of one name in two regions. */
export const madeForRegion = (tags: TagSource, region: string): Condition => ({
  StringEquals: { [`aws:${tags}/topology.kubernetes.io/region`]: region },
});

/** The tag with any NodePool. A resource without it has the cluster's tag, but is not Karpenter's. */
export const fromNodePool = (tags: TagSource): Condition => ({
  StringLike: { [`aws:${tags}/karpenter.sh/nodepool`]: '*' },
});

/** The tag with any EC2NodeClass. */
export const fromNodeClass = (tags: TagSource): Condition => ({
  StringLike: { [`aws:${tags}/karpenter.k8s.aws/ec2nodeclass`]: '*' },
});

/**
 * Joins conditions into one that requires all of them.
 *
 * @throws Error if two of them have the same key under the same operator; one would silently replace the other
 */
export function allOf(...conditions: readonly Condition[]): Condition {
  const merged: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [operator, keys] of conditions.flatMap((condition) => Object.entries(condition))) {
    const together = (merged[operator] ??= {});
    for (const [key, value] of Object.entries(keys)) {
      if (key in together)
        throw new Error(`Conditions state '${operator}' of '${key}' twice: join their values in one.`);
      together[key] = value;
    }
  }
  return merged;
}
