import type { Call, Context } from '../../../../support/simulate';

export type { Call, Context };

export const REGION = 'ap-northeast-2';
export const ACCOUNT = '123456789012';
export const CLUSTER = 'hybrid';
export const CLUSTER_ARN = `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${CLUSTER}`;
export const NODE_ROLE = `arn:aws:iam::${ACCOUNT}:role/hybrid-karpenter-node`;
export const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:hybrid-karpenter`;
export const INSTANCE_PROFILE = `arn:aws:iam::${ACCOUNT}:instance-profile/hybrid_1234567890`;

/** What one statement is for, and the nearest call that it must refuse. */
export interface Case {
  readonly sid: string;
  readonly allowed: Call;
  /** Condition keys of the allowed call that may also be absent; every other one is required. */
  readonly optional?: readonly string[];
  /** The denied call is the allowed one with a single part changed. */
  readonly denied: { readonly what: string; readonly change: Partial<Call> };
}

export const ec2 = (resource: string, region = REGION): string => `arn:aws:ec2:${region}:${ACCOUNT}:${resource}`;

/** The tags that Karpenter puts on what it launches, as sent in a request or as borne by a resource. */
export const nodeTags = (tags: 'RequestTag' | 'ResourceTag', cluster = CLUSTER): Context => ({
  [`aws:${tags}/kubernetes.io/cluster/${cluster}`]: 'owned',
  [`aws:${tags}/karpenter.sh/nodepool`]: 'pipeline',
  ...(tags === 'RequestTag' ? { 'aws:RequestTag/eks:eks-cluster-name': cluster } : {}),
});

/** The tags that Karpenter puts on its instance profiles. */
export const profileTags = (tags: 'RequestTag' | 'ResourceTag', cluster = CLUSTER, region = REGION): Context => ({
  [`aws:${tags}/kubernetes.io/cluster/${cluster}`]: 'owned',
  [`aws:${tags}/topology.kubernetes.io/region`]: region,
  [`aws:${tags}/karpenter.k8s.aws/ec2nodeclass`]: 'gpu',
  ...(tags === 'RequestTag' ? { 'aws:RequestTag/eks:eks-cluster-name': cluster } : {}),
});
