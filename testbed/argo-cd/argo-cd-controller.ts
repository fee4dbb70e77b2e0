import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import type { Programs } from '../components/go-pins';
import { untilReady, type Component } from '../kubernetes/component';
import { debianPackages } from '../../machine/debian-packages';
import { run, start, type Environment } from '../../machine/processes';

const HOST = '127.0.0.1';

export interface ArgoCdOptions {
  readonly programs: Programs<'argo-cd' | 'helm'>;
  readonly folder: string;
  /** Of the cluster that it would run in. */
  readonly kubeconfig: string;
  readonly log: (line: string) => void;
}

export interface ArgoCdProcesses {
  /** Ends the controller and starts it again, as when its pod moves. */
  restartController(): Promise<void>;
  stop(): Promise<void>;
}

/** Redis of this machine, or of Debian's package. */
const redisServer = async (log: (line: string) => void): Promise<{ program: string; env: Environment }> => {
  const own = await run('redis-server', ['--version']);
  if (own.exitCode === 0) return { program: 'redis-server', env: {} };
  const root = await debianPackages(['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'], log);
  const { stdout } = await run('dpkg-architecture', ['-qDEB_HOST_MULTIARCH']);
  const triplet = stdout.trim() === '' ? `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu` : stdout.trim();
  return { program: join(root, 'usr/bin/redis-server'), env: { LD_LIBRARY_PATH: join(root, 'usr/lib', triplet) } };
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, HOST, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/**
 * Starts Argo CD's controller and what it needs, outside of a cluster: Redis and the repository server. Every 15 seconds it asks git, where the
 * platform asks every two minutes, so that a proof does not wait; the rest of the settings is in the cluster.
 */
export const startArgoCd = async (options: ArgoCdOptions): Promise<ArgoCdProcesses> => {
  const { programs, folder, kubeconfig, log } = options;
  const { default: getPort } = await import('get-port');
  const port = (): Promise<number> => getPort({ host: HOST });
  const [redisPort, repoPort, repoMetrics, metrics] = [await port(), await port(), await port(), await port()];
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const env = {
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_ASK_PASS_SOCK: join(tmpdir(), `landbridge-ask-${process.pid}.sock`), // a socket's path has to be short
    ARGOCD_SYNC_WAVE_DELAY: '0', // seconds for other controllers to look at a wave; health is waited for anyway
    GIT_CONFIG_GLOBAL: '/dev/null',
    KUBECONFIG: kubeconfig,
    HOME: temporary,
    TMPDIR: temporary,
    PATH: `${join(programs.helm, '..')}:${process.env['PATH'] ?? ''}`,
  };
  const components: Component[] = [];
  const launch = async (name: string, program: string, args: readonly string[], more: Environment, ready: number) => {
    const logFile = join(folder, `${name}-${components.length}.log`);
    const running = await start(program, args, { logFile, cwd: folder, env: { ...env, ...more } });
    const component = { name, running, logFile };
    components.push(component);
    await untilReady(component, () => listens(ready));
    return component;
  };
  const argoCd = (name: string, args: readonly string[], ready: number, more: Environment = {}): Promise<Component> =>
    launch(name, programs.argocd, args, { ARGOCD_BINARY_NAME: name, ...more }, ready);
  const startController = (): Promise<Component> =>
    argoCd(
      'argocd-application-controller',
      [
        ...['--redis', `${HOST}:${redisPort}`, '--repo-server', `${HOST}:${repoPort}`, '--repo-server-plaintext'],
        ...['--kubeconfig', kubeconfig, '--namespace', ARGO_CD_NAMESPACE, '--metrics-port', `${metrics}`],
        // An object that cannot be compared is reported only after a while: three minutes in production.
        ...['--repo-error-grace-period-seconds', '10'],
        ...['--app-resync', '15', '--app-resync-jitter', '0', '--loglevel', 'info'],
      ],
      metrics,
    );
  const stop = async (): Promise<void> => {
    await Promise.all(components.map(({ running }) => running.stop()));
  };
  try {
    const redis = await redisServer(log);
    // With a title of its own it writes over its environment, by which an interrupted run finds what it started.
    const redisFlags = [
      '--set-proc-title',
      'no',
      '--port',
      `${redisPort}`,
      '--bind',
      HOST,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    await launch('redis', redis.program, redisFlags, redis.env, redisPort);
    await argoCd(
      'argocd-repo-server',
      [
        ...['--redis', `${HOST}:${redisPort}`, '--address', HOST, '--port', `${repoPort}`, '--disable-tls'],
        ...['--metrics-address', HOST, '--metrics-port', `${repoMetrics}`],
        ...['--revision-cache-expiration', '1s', '--repo-cache-expiration', '10m'],
      ],
      repoPort,
    );
    let controller = await startController();
    return {
      restartController: async () => {
        await controller.running.stop();
        controller = await startController();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
