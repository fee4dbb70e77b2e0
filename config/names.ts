import type { CloudConfig } from './schema/environment';

/**
 * Names and ARNs in AWS as pure functions of the environment, so that one stack can name what another one makes
 * without reading its state.
 */

/** What of an environment its names and ARNs are made from. */
export interface Named {
  readonly name: string;
  readonly cloud: Pick<CloudConfig, 'account' | 'region'>;
}

/** The AWS partition of a region (IAM user guide, "Amazon Resource Names"). */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** `name` with the environment's prefix: the rule by which every name in the account is made. */
export const prefixed = (environment: { readonly name: string }, name: string): string => `${environment.name}-${name}`;

/** A bucket's name, unique in the world by the account's id. */
export const bucketName = (environment: Named, name: string): string =>
  `${prefixed(environment, name)}-${environment.cloud.account}`;

/** ARN of a resource of this environment's account and region. */
export const arn = (environment: Named, service: string, resource: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:${service}:${environment.cloud.region}:${environment.cloud.account}:${resource}`;

/** ARN of an IAM resource, such as `role/hybrid-karpenter-node`. */
export const iamArn = (environment: Named, resource: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:iam::${environment.cloud.account}:${resource}`;

/** ARN of an AWS managed policy, such as `AmazonEKSClusterPolicy`. */
export const managedPolicyArn = (environment: Named, policy: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:iam::aws:policy/${policy}`;

/** ARN of a bucket, which bears neither account nor region. */
export const bucketArn = (environment: Named, name: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:s3:::${bucketName(environment, name)}`;

/** The EKS cluster's name. */
export const clusterName = (environment: { readonly name: string }): string => environment.name;

/** Path of a parameter that one stack writes and the clusters read, such as `/landbridge/hybrid/database/endpoint`. */
export const parameterName = (environment: { readonly name: string }, path: string): string =>
  `/landbridge/${environment.name}/${path}`;

/** Full zone names, such as `ap-northeast-2a`. */
export const zoneNames = (cloud: Pick<CloudConfig, 'region' | 'network'>): string[] =>
  cloud.network.zones.map((zone) => `${cloud.region}${zone}`);
