import { devNull } from 'node:os';
import type { Environment } from '../../machine/processes';

/** A service that is not ministack's, by the suffix that the AWS SDKs give it in `AWS_ENDPOINT_URL_<SERVICE>`. */
export interface ServiceAtMoto {
  readonly service: string;
  /** Services that ministack 1.5.33 lacks, tried with Terraform's AWS provider 5.100.0. */
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

/** The account that both emulators report. */
export const EMULATED_ACCOUNT = '123456789012';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What both emulators take for the account's root user. */
export const ROOT_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The variables by which Terraform, its S3 backend and every AWS SDK act with these credentials. */
export const credentialsEnvironment = (credentials: Credentials): Environment => ({
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
});

/**
 * The variables that point a child at the emulators, and at nothing else: all `AWS_*` variables of the user are removed (a profile, an
 * endpoint or AWS_IGNORE_CONFIGURED_ENDPOINT_URLS could lead to a real account), and so are their AWS files.
 *
 * @param region such as `ap-northeast-2`
 * @param theirs the environment to remove `AWS_*` from
 */
export const awsEnvironment = (
  endpoints: { readonly ministackUrl: string; readonly motoUrl: string },
  region: string,
  theirs: Environment = process.env,
): Environment => ({
  ...Object.fromEntries(
    Object.keys(theirs)
      .filter((name) => name.startsWith('AWS_'))
      .map((name) => [name, undefined]),
  ),
  AWS_ENDPOINT_URL: endpoints.ministackUrl,
  ...Object.fromEntries(SERVICES_AT_MOTO.map(({ service }) => [`AWS_ENDPOINT_URL_${service}`, endpoints.motoUrl])),
  ...credentialsEnvironment(ROOT_CREDENTIALS),
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
});
