import { devNull } from 'node:os';
import type { Environment } from '../../machine/processes';
import { SERVICES_AT_MOTO } from './services';

/** The account that both emulators say they are. */
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
 * The variables that point a child at the emulators, and at nothing else: all `AWS_*` variables of the user are taken away
 * (a profile, an endpoint or AWS_IGNORE_CONFIGURED_ENDPOINT_URLS could lead to a real account), and so are their AWS files.
 *
 * @param region such as `ap-northeast-2`
 * @param theirs the environment of which `AWS_*` is taken away
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
