import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { cacheFolder, repositoryRoot } from '../../machine/cache-folder';
import { start, type Environment, type LongRunning } from '../../machine/processes';
import { virtualEnvironment } from '../../machine/python-venv';
import { assumeRole } from './assume-role';
import { awsEnvironment, credentialsEnvironment, EMULATED_ACCOUNT } from './aws-environment';

export interface EmulatorOptions {
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
  /** Region of calls that name none. @default 'ap-northeast-2' */
  readonly region?: string;
  /** The account that both report. @default {@link EMULATED_ACCOUNT} */
  readonly account?: string;
  /** Folder for the emulators' logs. @default `emulators/` in the cache folder */
  readonly logFolder?: string;
}

/** Two running AWS emulators, reached from this machine only. */
export interface Emulators {
  readonly ministackUrl: string;
  readonly motoUrl: string;
  /** Points Terraform's AWS provider, its S3 backend and every AWS SDK here, as the account's root user. */
  readonly env: Environment;
  /** The same as a role of the emulated account, made where it does not exist; good for one hour. */
  envAsRole(roleArn: string): Promise<Environment>;
  /** Forgets everything, roles and sessions too. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** Ids of the two processes and the files that they log to, for a person who wants to look. */
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly logFile: string }[];
}

/** How long an emulator may take to answer at all, in ms; it needs half a second on an idle machine. */
const START_TIMEOUT_MS = 60_000;
const HOST = '127.0.0.1';

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false; // not yet
  }
};

const untilHealthy = async (name: string, url: string, emulator: LongRunning, logFile: string): Promise<void> => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    const ended = emulator.exitCode() !== undefined;
    if (ended || Date.now() > deadline) {
      const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-10).join('\n');
      throw new Error(
        `${name} ${ended ? 'ended' : 'did not answer'} while it was started; ${logFile} ends with:\n${said}`,
      );
    }
    await sleep(50);
  }
};

/** Neither Docker (k3s and PostgreSQL containers where there is a daemon) nor an MQTT port: the same on every machine. */
const ministackEnvironment = (port: number, account: string, region: string, motoUrl: string): Environment => ({
  BIND_HOST: HOST,
  GATEWAY_PORT: String(port),
  MINISTACK_ACCOUNT_ID: account,
  MINISTACK_REGION: region,
  PERSIST_STATE: '0',
  IOT_MTLS_ENABLED: '0',
  DOCKER_HOST: 'unix:///nonexistent/docker.sock',
  LANDBRIDGE_MOTO_URL: motoUrl,
});

const post = async (url: string): Promise<void> => {
  const response = await fetch(url, { method: 'POST' });
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}.`);
};

/**
 * Starts ministack and moto on free ports of the loopback address and waits until both answer. They end with this process.
 *
 * @throws MissingTool where Python is missing or too old
 * @throws Error where an emulator does not answer within a minute, with the end of its log
 */
export const startEmulators = async (options: EmulatorOptions = {}): Promise<Emulators> => {
  const { log = () => undefined, region = 'ap-northeast-2', account = EMULATED_ACCOUNT } = options;
  const { logFolder = cacheFolder('emulators') } = options;
  const { python } = await virtualEnvironment('emulators', { log });
  mkdirSync(logFolder, { recursive: true });
  const { default: getPort } = await import('get-port');
  const [ministackPort, motoPort] = [await getPort({ host: HOST }), await getPort({ host: HOST })];
  const urls = { ministackUrl: `http://${HOST}:${ministackPort}`, motoUrl: `http://${HOST}:${motoPort}` };
  const base = awsEnvironment(urls, region);

  const launch = async (name: string, args: readonly string[], env: Environment) => {
    const logFile = join(logFolder, `${name}-${process.pid}.log`);
    return {
      name,
      logFile,
      running: await start(python, args, { env: { ...base, PYTHONUNBUFFERED: '1', ...env }, logFile }),
    };
  };
  const moto = await launch('moto', ['-m', 'moto.server', '-H', HOST, '-p', String(motoPort)], {
    MOTO_ACCOUNT_ID: account,
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
  });
  const ministack = await launch(
    'ministack',
    [join(repositoryRoot, 'testbed', 'emulators', 'ministack-beside-moto.py')],
    ministackEnvironment(ministackPort, account, region, urls.motoUrl),
  );
  const stop = async (): Promise<void> => {
    await Promise.all([ministack.running.stop(), moto.running.stop()]);
  };
  try {
    await Promise.all([
      untilHealthy('ministack', `${urls.ministackUrl}/_ministack/health`, ministack.running, ministack.logFile),
      untilHealthy('moto', `${urls.motoUrl}/moto-api/`, moto.running, moto.logFile),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...urls,
    env: base,
    envAsRole: async (roleArn) => ({
      ...base,
      ...credentialsEnvironment(await assumeRole(urls.ministackUrl, roleArn)),
    }),
    reset: async () => {
      await Promise.all([post(`${urls.ministackUrl}/_ministack/reset`), post(`${urls.motoUrl}/moto-api/reset`)]);
    },
    stop,
    processes: [ministack, moto].map(({ name, logFile, running }) => ({ name, pid: running.pid, logFile })),
  };
};

/** Makes a public hosted zone in the emulated account. In AWS a person has made it before the first deploy, and no stack of ours ever does. */
export async function makeZone(
  { ministackUrl: endpoint }: Pick<Emulators, 'ministackUrl'>,
  zone: string,
): Promise<void> {
  const client = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  await new Route53Client(client).send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }));
}
