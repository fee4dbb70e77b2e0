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
