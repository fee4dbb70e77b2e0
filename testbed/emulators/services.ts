/** A service that is not ministack's, by the suffix that the AWS SDKs give it in `AWS_ENDPOINT_URL_<SERVICE>`. */
export interface ServiceAtMoto {
  readonly service: string;
  /** What ministack 1.5.33 lacks, as tried with Terraform's AWS provider 5.100.0. */
  readonly reason: string;
}

/** ministack answers for every service but these, which it lacks or forgets half of; moto has them. */
export const SERVICES_AT_MOTO = [
  {
    service: 'EC2',
    reason: 'ministack drops tags of egress rules, endpoint security groups, flow logs; has no transit gateway',
  },
  {
    service: 'RDS',
    reason: 'ministack has no managed master password for an instance; its subnet groups need the VPC',
  },
  { service: 'KMS', reason: "moto's RDS looks the master secret's key up in its own KMS" },
  { service: 'ECR', reason: 'ministack has no registry scanning configuration' },
  { service: 'ELASTIC_LOAD_BALANCING_V2', reason: 'plan and destroy fail in ministack' },
  { service: 'WAFV2', reason: 'plan and destroy fail in ministack' },
  { service: 'ROUTE53RESOLVER', reason: 'ministack has none' },
  { service: 'SERVICEDISCOVERY', reason: 'its private namespaces need the VPC, which is in moto' },
  { service: 'APIGATEWAYV2', reason: 'ministack has no VPC links and forgets authorizers' },
  { service: 'CLOUDWATCH', reason: 'ministack forgets half of a metric alarm' },
  { service: 'SAGEMAKER', reason: 'ministack has none' },
  { service: 'GUARDDUTY', reason: 'ministack has none' },
] as const satisfies readonly ServiceAtMoto[];
