import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../machine/cache-folder';
import type { Emulators } from '../emulators/start-emulators';

/** Services that speak AWS's JSON protocol, with the prefix of their actions. */
const SERVICES = {
  ssm: 'AmazonSSM',
  secretsmanager: 'secretsmanager',
  ecr: 'AmazonEC2ContainerRegistry_V20150921',
} as const;

/** What External Secrets reads in AWS, here in the emulators. */
export interface AwsStores {
  /** A parameter's value. @throws Error where there is none, with AWS's own words */
  parameter(name: string): Promise<string>;
  /** A secret's value. @throws Error where there is none */
  secret(name: string): Promise<string>;
  /** Secrets with all of these tags, by name. */
  secretsByTag(tags: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** A token for the registry: user name, password and endpoint, as the generator calls them. */
  registryToken(): Promise<Readonly<Record<string, string>>>;
  putParameter(name: string, value: string): Promise<void>;
  putSecret(name: string, value: string, tags?: Readonly<Record<string, string>>): Promise<void>;
}

const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** @param region as in the environment */
export const awsStores = (
  { ministackUrl, motoUrl }: Pick<Emulators, 'ministackUrl' | 'motoUrl'>,
  region: string,
): AwsStores => {
  const call = async <T>(service: keyof typeof SERVICES, action: string, body: object): Promise<T> => {
    const scope = `test/20260101/${region}/${service}/aws4_request`; // the emulators route by it, and check no signature
    const response = await fetch(service === 'ecr' ? motoUrl : ministackUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${SERVICES[service]}.${action}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${action} ${JSON.stringify(body)}: ${text}`);
    return JSON.parse(text) as T;
  };
  const secret: AwsStores['secret'] = async (SecretId) =>
    (await call<{ readonly SecretString: string }>('secretsmanager', 'GetSecretValue', { SecretId })).SecretString;
  return {
    secret,
    parameter: async (Name) =>
      (
        await call<{ readonly Parameter: { readonly Value: string } }>('ssm', 'GetParameter', {
          Name,
          WithDecryption: true,
        })
      ).Parameter.Value,
    secretsByTag: async (tags) => {
      const { SecretList } = await call<{
        readonly SecretList: readonly { readonly Name: string; readonly Tags?: { Key: string; Value: string }[] }[];
      }>('secretsmanager', 'ListSecrets', {});
      const found = SecretList.filter(({ Tags = [] }) =>
        tagList(tags).every(({ Key, Value }) => Tags.some((one) => one.Key === Key && one.Value === Value)),
      );
      return Object.fromEntries(await Promise.all(found.map(async ({ Name }) => [Name, await secret(Name)] as const)));
    },
    registryToken: async () => {
      const { authorizationData } = await call<{
        readonly authorizationData: readonly { readonly authorizationToken: string; readonly proxyEndpoint: string }[];
      }>('ecr', 'GetAuthorizationToken', {});
      const { authorizationToken = '', proxyEndpoint = '' } = authorizationData[0] ?? {};
      const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString().split(':');
      return { username, password, proxy_endpoint: proxyEndpoint };
    },
    putParameter: async (Name, Value) => {
      await call('ssm', 'PutParameter', { Name, Value, Type: 'String', Overwrite: true });
    },
    putSecret: async (Name, SecretString, tags = {}) => {
      await call('secretsmanager', 'CreateSecret', { Name, SecretString, Tags: tagList(tags) });
    },
  };
};

interface Published {
  readonly name: string;
  readonly value: string;
}

/** The parameters that an environment's stacks publish, as they are committed; what only AWS knows is still a reference there. */
export const publishedParameters = (environment: string): Published[] => {
  const folder = join(repositoryRoot, 'rendered', environment, 'terraform');
  return readdirSync(folder).flatMap((file) =>
    Object.entries((parse(readFileSync(join(folder, file), 'utf8')) ?? {}) as Readonly<Record<string, Published>>)
      .filter(([address]) => address.startsWith('aws_ssm_parameter.'))
      .map(([, { name, value }]) => ({ name, value })),
  );
};
