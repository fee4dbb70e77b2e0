import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreV1Api, KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import type { ControlPlanePin, ProgramOf, Programs } from '../components/go-pins';
import { start } from '../../machine/processes';
import { untilReady, type Component } from './component';
import { extensionArguments } from './extension-arguments';
import { ADMIN, credentials, type ApiUser, type Credentials } from './api-users';

const HOST = '127.0.0.1';

export interface ControlPlaneOptions {
  readonly programs: Programs<ControlPlanePin>;
  /** Folder of the run's own for data, logs and keys. */
  readonly folder: string;
  /** Users beside the administrator. @default nobody */
  readonly users?: readonly ApiUser[];
  /** Addresses of Services, as in the environment. */
  readonly serviceCidr: string;
  /** Starts the controller manager too, whose garbage collector and node lifecycle some proofs want. @default true */
  readonly controllers?: boolean;
  /**
   * Socket of the proxy by which the API server calls Services. With it webhooks and extension API servers work, and pods get tokens of
   * their ServiceAccounts, as in a cluster whose pods run.
   *
   * @default none
   */
  readonly serviceProxy?: string;
}

/** A running control plane without nodes. */
export interface ControlPlane {
  readonly server: string;
  readonly credentials: Credentials;
  /** The administrator's client configuration. */
  readonly config: KubeConfig;
  readonly components: readonly Component[];
  /** Kills the API server alone, as if the way to it were cut. */
  cutOff(): Promise<void>;
  /** Starts the API server again, at the same address and with the same data. */
  reconnect(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts etcd, the API server, the scheduler and the controller manager on free ports of the loopback address. The API server decides
 * by RBAC, as EKS does. They end with this process.
 *
 * @throws Error where one of them is not ready in time, with the end of its log
 */
export const startControlPlane = async (options: ControlPlaneOptions): Promise<ControlPlane> => {
  const { programs, folder, users = [], serviceCidr, controllers = true, serviceProxy } = options;
  const { default: getPort } = await import('get-port');
  const port = (): Promise<number> => getPort({ host: HOST });
  const [etcdPort, peerPort, apiPort] = [await port(), await port(), await port()];
  const server = `https://${HOST}:${apiPort}`;
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates, { recursive: true });
  const known = credentials(folder, server, join(certificates, 'apiserver.crt'), [ADMIN, ...users]);
  const components: Component[] = [];
  const launch = async (name: ProgramOf<ControlPlanePin>, args: readonly string[]): Promise<Component> => {
    const again = components.filter((other) => other.name === name).length;
    const logFile = join(folder, `${name}${again > 0 ? `-${again}` : ''}.log`);
    const component = { name, logFile, running: await start(programs[name], args, { logFile, cwd: folder }) };
    components.push(component);
    return component;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(components.map(({ running }) => running.stop()));
  };
  try {
    await launch('etcd', etcdArguments(join(folder, 'etcd'), etcdPort, peerPort));
    const apiServerArgs = [
      ...apiServerArguments({
        ...{ etcdPort, apiPort, certificates, serviceCidr },
        tokenFile: known.tokenFile,
      }),
      ...(serviceProxy === undefined
        ? // Pods need no token here, and nothing makes the default ServiceAccounts in time.
          ['--disable-admission-plugins=ServiceAccount']
        : await extensionArguments(certificates, serviceProxy)),
    ];
    const config = new KubeConfig();
    const startApiServer = async (): Promise<Component> => {
      const apiServer = await launch('kube-apiserver', apiServerArgs);
      await untilReady(apiServer, async () => {
        config.loadFromFile(known.kubeconfigOf(ADMIN));
        return isReady(config);
      });
      return apiServer;
    };
    let apiServer = await startApiServer();
    const admin = known.kubeconfigOf(ADMIN);
    await launch('kube-scheduler', ['--config', schedulerConfiguration(folder, admin), '--secure-port=0']);
    if (controllers) await launch('kube-controller-manager', controllerManagerArguments(admin, certificates));
    return {
      ...{ server, credentials: known, config, components, stop },
      cutOff: () => apiServer.running.stop(),
      reconnect: async () => {
        apiServer = await startApiServer();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const etcdArguments = (data: string, port: number, peerPort: number): string[] => {
  const [client, peer] = [`http://${HOST}:${port}`, `http://${HOST}:${peerPort}`];
  return [
    ...['--name', 'proof', '--data-dir', data, '--unsafe-no-fsync', '--log-level', 'warn'],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `proof=${peer}`],
  ];
};

interface ApiServerNeeds {
  readonly etcdPort: number;
  readonly apiPort: number;
  readonly certificates: string;
  readonly serviceCidr: string;
  readonly tokenFile: string;
}

const apiServerArguments = ({ etcdPort, apiPort, certificates, serviceCidr, tokenFile }: ApiServerNeeds): string[] => {
  const key = serviceAccountKey(certificates);
  return [
    `--etcd-servers=http://${HOST}:${etcdPort}`,
    `--secure-port=${apiPort}`,
    `--bind-address=${HOST}`,
    `--advertise-address=${HOST}`,
    `--cert-dir=${certificates}`,
    `--service-cluster-ip-range=${serviceCidr}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    `--token-auth-file=${tokenFile}`,
    '--authorization-mode=RBAC',
  ];
};

const serviceAccountKey = (folder: string): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const path = join(folder, 'service-account.key');
  writeFileSync(path, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  return path;
};

const schedulerConfiguration = (folder: string, kubeconfig: string): string => {
  const path = join(folder, 'scheduler.json');
  const configuration = {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    clientConnection: { kubeconfig, qps: 200, burst: 300 },
    leaderElection: { leaderElect: false },
    podInitialBackoffSeconds: 1,
    podMaxBackoffSeconds: 1, // a proof does not wait ten seconds for a pod's next chance
  };
  writeFileSync(path, JSON.stringify(configuration));
  return path;
};

const controllerManagerArguments = (kubeconfig: string, certificates: string): string[] => [
  `--kubeconfig=${kubeconfig}`,
  '--leader-elect=false',
  '--secure-port=0',
  `--service-account-private-key-file=${join(certificates, 'service-account.key')}`,
  `--root-ca-file=${join(certificates, 'apiserver.crt')}`,
  '--use-service-account-credentials=false',
  // It evicts by its last view of a node. On a busy machine it also evicts a pod that was bound just after the node's
  // NoExecute taint was removed. A Deployment would replace such a pod; the proofs' pods have none.
  '--controllers=*,-taint-eviction-controller',
  '--kube-api-qps=200',
  '--kube-api-burst=300',
];

/** The API server answers some calls before its own roles and namespaces are made. */
const isReady = async (config: KubeConfig): Promise<boolean> => {
  await config.makeApiClient(RbacAuthorizationV1Api).readClusterRole({ name: 'cluster-admin' });
  await Promise.all(['default', 'kube-system'].map((name) => config.makeApiClient(CoreV1Api).readNamespace({ name })));
  return true;
};
