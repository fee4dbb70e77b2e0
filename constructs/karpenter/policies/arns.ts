import type { ControllerPolicyProps } from './props';

/** The cluster itself. */
export const clusterArn = ({ partition, region, account, clusterName }: ControllerPolicyProps): string =>
  `arn:${partition}:eks:${region}:${account}:cluster/${clusterName}`;

/** Every instance profile of the account: their names are hashes, so only their tags tell whose they are. */
export const instanceProfileArns = ({ partition, account }: ControllerPolicyProps): string =>
  `arn:${partition}:iam::${account}:instance-profile/*`;

/** All EC2 resources of a kind in the region, whoever owns them: subnets may be shared from another account. */
export const ec2Arns = ({ partition, region }: ControllerPolicyProps, kind: string): string =>
  `arn:${partition}:ec2:${region}:*:${kind}/*`;

/** All EC2 resources of a kind whose ARN has no account: images and snapshots. */
export const publicEc2Arns = ({ partition, region }: ControllerPolicyProps, kind: string): string =>
  `arn:${partition}:ec2:${region}::${kind}/*`;
