import type { CloudConfig } from '../schema/environment';
import { partitionOf } from './partition';

/**
 * Names and ARNs in AWS as pure functions of the environment, so that one stack can name what another one makes
 * without reading its state.
 */

/** What of an environment its names and ARNs are made from. */
export interface Named {
  readonly name: string;
  readonly cloud: Pick<CloudConfig, 'account' | 'region'>;
}

/** `name` with the environment's prefix: the rule by which every name in the account is made. */
export const prefixed = (environment: { readonly name: string }, name: string): string => `${environment.name}-${name}`;

/** A bucket's name, unique in the world by the account's id. */
export const bucketName = (environment: Named, name: string): string =>
  `${prefixed(environment, name)}-${environment.cloud.account}`;

/** Name of the bucket that keeps Terraform's state, before prefix and suffix; no storage pair can have it. */
export const STATE_BUCKET = 'terraform-state';

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

/**
 * The system node group's name: all that would replace the group is in it, so that a new group can stand before the old one
 * goes.
 */
export const systemNodeGroupName = ({ network, system }: SystemNodes): string =>
  ['system', system.os, ...system.instanceTypes, network.zones.join('')].join('-').replaceAll('.', '-');

/** What the system node group's name is made from. */
type SystemNodes = Pick<CloudConfig, 'system'> & { readonly network: Pick<CloudConfig['network'], 'zones'> };

/**
 * Name of the managed policy for one way to use a storage pair, by which a later stack attaches it to a role.
 *
 * @param grant `read`, or `write-<writer>`, the writer being a site or `cloud`
 */
export const storagePolicyName = (environment: { readonly name: string }, pair: string, grant: string): string =>
  prefixed(environment, `${pair}-${grant}`);

/** Path of a parameter that one stack writes and the clusters read, such as `/landbridge/hybrid/database/endpoint`. */
export const parameterName = (environment: { readonly name: string }, path: string): string =>
  `/landbridge/${environment.name}/${path}`;

/**
 * An admin in construct ids and so in Terraform addresses: the role's path and name, after its account's number where that is not
 * the environment's own.
 *
 * @param roleArn such as `arn:aws:iam::123456789012:role/teams/PlatformAdmin`, which becomes `teams-platformadmin`
 * @param account the environment's own account
 */
export function adminId(roleArn: string, account: string): string {
  const [, , , , owner = '', ...resource] = roleArn.split(':');
  const role = resource.join(':').replace(/^role\//, '');
  return (owner === account ? role : `${owner}-${role}`).replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}
