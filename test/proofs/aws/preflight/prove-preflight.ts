import { CreateRoleCommand, IAMClient, UpdateRoleCommand } from '@aws-sdk/client-iam';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { ELASTIC_IP_QUOTA, VCPU_QUOTAS, VPC_QUOTA } from '../../../../commands/preflight/quotas';
import type { Emulators } from '../../../../testbed/emulators/start-emulators';
import { run } from '../../../../machine/processes';
import { EKS_ADD_ON_VERSIONS } from '../../../../config/versions';
import { startAddOnServer } from './add-on-server';
import { startQuotaServer } from './quota-server';

const ADMIN = 'arn:aws:iam::123456789012:role/PlatformAdmin';
const CODES = [...VCPU_QUOTAS.map(({ code }) => code), ELASTIC_IP_QUOTA, VPC_QUOTA];

/** What one run of `npm run preflight -- hybrid` said. */
export interface PreflightRun {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * `npm run preflight -- hybrid` against emulated AWS: in an account that lacks everything, by a role as it is when it is made, and in one that
 * has everything.
 *
 * @param root the repository's folder
 */
export async function provePreflight(
  emulators: Pick<Emulators, 'envAsRole' | 'env' | 'ministackUrl'>,
  root: string,
): Promise<Readonly<Record<'empty' | 'short' | 'ready', PreflightRun>>> {
  const preflight = async (
    quota: number,
    offered: typeof EKS_ADD_ON_VERSIONS,
    env: Emulators['env'],
  ): Promise<PreflightRun> => {
    const addOns = await startAddOnServer(offered);
    const quotas = await startQuotaServer(new Map(CODES.map((code) => [code, quota])));
    try {
      const { exitCode, all } = await run('npm', ['run', '--silent', 'preflight', '--', 'hybrid'], {
        cwd: root,
        env: { ...env, AWS_ENDPOINT_URL_SERVICE_QUOTAS: quotas.url, AWS_ENDPOINT_URL_EKS: addOns.url },
      });
      return { exitCode, output: all };
    } finally {
      await Promise.all([quotas.stop(), addOns.stop()]);
    }
  };
  const empty = await preflight(0, {}, emulators.env);
  const short = await preflight(1000, EKS_ADD_ON_VERSIONS, await emulators.envAsRole(ADMIN));
  await prepareAccount(emulators.ministackUrl);
  const ready = await preflight(1000, EKS_ADD_ON_VERSIONS, await emulators.envAsRole(ADMIN));
  return { empty, short, ready };
}

/** What a person does by hand after the first run. */
async function prepareAccount(endpoint: string): Promise<void> {
  const client = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const RoleName = ADMIN.split('/').at(-1);
  await new IAMClient(client).send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 43200 }));
  // ministack names a service-linked role after the service; in AWS this one has a name of its own.
  await new IAMClient(client).send(
    new CreateRoleCommand({
      RoleName: 'AWSServiceRoleForEC2Spot',
      Path: '/aws-service-role/spot.amazonaws.com/',
      AssumeRolePolicyDocument: '{}',
    }),
  );
  await new Route53Client(client).send(
    new CreateHostedZoneCommand({ Name: 'acme.example', CallerReference: 'preflight' }),
  );
}
