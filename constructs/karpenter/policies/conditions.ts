import type { Condition } from '../../iam/policy-document';

/** Whose tags a condition reads: those sent with the request, or those the resource already bears. */
export type TagSource = 'RequestTag' | 'ResourceTag';

/** Karpenter marks what it makes as owned by its cluster: the border between two clusters of one account. */
export const ownedByCluster = (tags: TagSource, clusterName: string): Condition => ({
  StringEquals: { [`aws:${tags}/kubernetes.io/cluster/${clusterName}`]: 'owned' },
});

/** The tag that EKS and its cost reports read names this cluster and no other. */
export const namesCluster = (clusterName: string): Condition => ({
  StringEquals: { 'aws:RequestTag/eks:eks-cluster-name': clusterName },
});

/** Instance profiles are global, so the region is in a tag: clusters of one name in two regions stay apart. */
export const madeForRegion = (tags: TagSource, region: string): Condition => ({
  StringEquals: { [`aws:${tags}/topology.kubernetes.io/region`]: region },
});

/** Some NodePool asked for it; a resource that only shares the cluster's tag is not Karpenter's. */
export const fromNodePool = (tags: TagSource): Condition => ({
  StringLike: { [`aws:${tags}/karpenter.sh/nodepool`]: '*' },
});

/** Some EC2NodeClass asked for it. */
export const fromNodeClass = (tags: TagSource): Condition => ({
  StringLike: { [`aws:${tags}/karpenter.k8s.aws/ec2nodeclass`]: '*' },
});

/**
 * All of the conditions at once.
 *
 * @throws Error if two of them state the same key under the same operator: one would silently replace the other
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
