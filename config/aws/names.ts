import type { CloudConfig } from '../schema/environment';

/** The AWS partition of a region (IAM user guide, "Amazon Resource Names"). */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The end of every host name of AWS in a region (AWS General Reference, "AWS service endpoints"). */
const dnsSuffix = (region: string): string => (partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com');

/**
 * Host of a service's API in a region, such as `s3.ap-northeast-2.amazonaws.com`. It is also the principal of CloudWatch Logs (Terraform's
 * AWS provider, data source `aws_service_principal`); most other services' principals are the same everywhere.
 *
 * @param service the part of the name before the region, such as `s3` or `api.ecr`
 */
export const serviceHost = (region: string, service: string): string => `${service}.${region}.${dnsSuffix(region)}`;

/** Host of an account's private registry in ECR (ECR user guide, "Private registries"). */
export const ecrHost = ({ account, region }: { readonly account: string; readonly region: string }): string =>
  serviceHost(region, `${account}.dkr.ecr`);

/**
 * Names and ARNs in AWS as pure functions of the environment, so that a stack can name another stack's resources without reading its state.
 */

/** The fields of an environment that its names and ARNs are made from. */
export interface Named {
  readonly name: string;
  readonly cloud: Pick<CloudConfig, 'account' | 'region'>;
}

/** `name` with the environment's prefix, as every name in the account has it. */
export const prefixed = (environment: { readonly name: string }, name: string): string => `${environment.name}-${name}`;

/** A bucket's name. The account's id makes it unique in the world. */
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

/** The alias of AWS's own key of EBS (KMS developer guide, "AWS managed keys"). */
export const AWS_DISK_KEY = 'alias/aws/ebs';

/** What an environment's own key of disks is for, before the prefix. */
export const DISK_KEY = 'disks';

/**
 * ARN by which disks name their key: an alias's unless the owner gave a key's, for only AWS knows the id of the others. EC2 takes either (EC2
 * API reference, "CreateVolume", `KmsKeyId`).
 */
export const diskKeyArn = (environment: Named & { readonly cloud: Pick<CloudConfig, 'diskKey'> }): string => {
  const { diskKey } = environment.cloud;
  if (diskKey === 'aws') return arn(environment, 'kms', AWS_DISK_KEY);
  return diskKey === 'own' ? arn(environment, 'kms', `alias/${prefixed(environment, DISK_KEY)}`) : diskKey;
};

/** ARN of an AWS managed policy, such as `AmazonEKSClusterPolicy`. */
export const managedPolicyArn = (environment: Named, policy: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:iam::aws:policy/${policy}`;

/** ARN of a bucket, which has neither account nor region. */
export const bucketArn = (environment: Named, name: string): string =>
  `arn:${partitionOf(environment.cloud.region)}:s3:::${bucketName(environment, name)}`;

/** The EKS cluster's name. */
export const clusterName = (environment: { readonly name: string }): string => environment.name;

/**
 * The system node group's name. It contains every setting that replaces the group, so that the new group can be made before the old one is
 * deleted.
 */
export const systemNodeGroupName = ({ network, system }: SystemNodes): string =>
  ['system', system.os, ...system.instanceTypes, network.zones.join('')].join('-').replaceAll('.', '-');

/** The settings in the system node group's name. */
type SystemNodes = Pick<CloudConfig, 'system'> & { readonly network: Pick<CloudConfig['network'], 'zones'> };

/**
 * Name of the managed policy for one way to use a storage pair. A later stack attaches the policy to a role by this name.
 *
 * @param grant `read`, or `write-<writer>`, where the writer is a site or `cloud`
 */
export const storagePolicyName = (environment: { readonly name: string }, pair: string, grant: string): string =>
  prefixed(environment, `${pair}-${grant}`);

/** Path of a parameter that one stack writes and the clusters read, such as `/landbridge/hybrid/database/endpoint`. */
export const parameterName = (environment: { readonly name: string }, path: string): string =>
  `/landbridge/${environment.name}/${path}`;

/**
 * An admin's name in construct ids, and so in Terraform addresses: the role's path and name, with its account's number in front if that is
 * another account.
 *
 * @param roleArn such as `arn:aws:iam::123456789012:role/teams/PlatformAdmin`, which becomes `teams-platformadmin`
 * @param account the environment's own account
 */
export function adminId(roleArn: string, account: string): string {
  const [, , , , owner = '', ...resource] = roleArn.split(':');
  const role = resource.join(':').replace(/^role\//, '');
  return (owner === account ? role : `${owner}-${role}`).replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}

/**
 * Name in DNS under which people reach an environment, and below which all its public names are.
 *
 * @param environment its name
 * @param zone the public hosted zone, such as `acme.example`
 */
export const publicHostOf = (environment: string, zone: string): string => `${environment}.${zone}`;
