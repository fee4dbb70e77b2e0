import { CreateRoleCommand, IAMClient, UpdateRoleCommand } from '@aws-sdk/client-iam';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { ELASTIC_IP_QUOTA, VCPU_QUOTAS, VPC_QUOTA } from '../../../../commands/preflight/quotas';
import type { Emulators } from '../../../../testbed/emulators/start-emulators';
import { run } from '../../../../machine/processes';
import { EKS_ADD_ON_VERSIONS, EKS_NODE_RELEASES, EKS_VERSION, NODE_IMAGE } from '../../../../config/versions';
import { startAddOnServer } from './add-on-server';
import { startParameterServer, startQuotaServer } from './played-services';

const ADMIN = 'arn:aws:iam::123456789012:role/PlatformAdmin';
const CODES = [...VCPU_QUOTAS.map(({ code }) => code), ELASTIC_IP_QUOTA, VPC_QUOTA];

/** The parameters of the images of `hybrid`: Graviton for the system nodes and general nodes, NVIDIA's on x86 for the GPU pools. */
const IMAGES: Readonly<Record<string, string>> = {
  [`/aws/service/bottlerocket/aws-k8s-${EKS_VERSION}/arm64/${EKS_NODE_RELEASES[EKS_VERSION]?.bottlerocket}/image_id`]:
    'ami-0a',
  ...Object.fromEntries(
    ['arm64/standard', 'x86_64/nvidia'].map((variant) => [
      `/aws/service/eks/optimized-ami/${EKS_VERSION}/amazon-linux-2023/${variant}/` +
        `amazon-eks-node-al2023-${variant.replace('/', '-')}-${EKS_VERSION}-${NODE_IMAGE.split('@')[1]}/image_id`,
      'ami-0b',
    ]),
  ),
};

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
    offered: { readonly addOns: typeof EKS_ADD_ON_VERSIONS; readonly images: typeof IMAGES },
    env: Emulators['env'],
  ): Promise<PreflightRun> => {
    const addOns = await startAddOnServer(offered.addOns);
    const quotas = await startQuotaServer(new Map(CODES.map((code) => [code, quota])));
    const parameters = await startParameterServer(offered.images);
    try {
      const { exitCode, all } = await run('npm', ['run', '--silent', 'preflight', '--', 'hybrid'], {
        cwd: root,
        env: {
          ...env,
          AWS_ENDPOINT_URL_SERVICE_QUOTAS: quotas.url,
          AWS_ENDPOINT_URL_EKS: addOns.url,
          AWS_ENDPOINT_URL_SSM: parameters.url,
        },
      });
      return { exitCode, output: all };
    } finally {
      await Promise.all([quotas.stop(), addOns.stop(), parameters.stop()]);
    }
  };
  const all = { addOns: EKS_ADD_ON_VERSIONS, images: IMAGES };
  const empty = await preflight(0, { addOns: {}, images: {} }, emulators.env);
  const short = await preflight(1000, all, await emulators.envAsRole(ADMIN));
  await prepareAccount(emulators.ministackUrl);
  const ready = await preflight(1000, all, await emulators.envAsRole(ADMIN));
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
