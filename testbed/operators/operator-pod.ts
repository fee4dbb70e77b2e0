import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import type { V1Container, V1ContainerState, V1HTTPGetAction, V1Pod } from '@kubernetes/client-node';
import { repositoryRoot } from '../../machine/cache-folder';
import { mark } from '../../machine/process-table';
import { start, type LongRunning } from '../../machine/processes';
import { isOutOfReach, type Api } from '../kubernetes/kubernetes-api';
import { environmentOf, NotKnown, NotReady } from '../kubelet/environment';
import { podSources } from '../kubelet/volumes';
import { writeVolumes } from './pod-files';

/** A program that is run for real, and the image that has it. */
export interface OperatorProgram {
  /** With its tag, as the chart's pods name it. */
  readonly image: string;
  /** Path of the program in the image, where a container names no command. */
  readonly entrypoint: string;
  /** The program on this machine, which needs no library. */
  readonly program: string;
}

/** What a pod lives in. */
export interface Surroundings {
  readonly api: Api;
  readonly folder: string;
  /** Command that makes the namespace. */
  readonly unshare: readonly string[];
  /** The Service of the API server, and the socket that leads there. */
  readonly kubernetes: { readonly address: string; readonly port: number; readonly socket: string };
  /** Socket by which others reach the pod's ports, and its address. */
  readonly inbound: string;
  readonly address: string;
  readonly enter: (socket: string, port: number) => Promise<Socket>;
  readonly failed: (what: string) => void;
}

const TICK_MS = 250;
/** Between two probes of a pod that is ready, and two renewals of its ConfigMaps and Secrets; the kubelet renews about once a minute. */
const CALM_MS = 2_000;
/** The kubelet waits ten seconds after the first end, and longer after each more. */
const RESTART_MS = 2_000;

/** Puts the program into the container's root folder, where its image has it. */
const install = (root: string, path: string, program: string): void => {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  if (existsSync(target)) return;
  try {
    linkSync(program, target);
  } catch {
    copyFileSync(program, target); // the cache is on another file system
  }
};

/** The status line's code of a GET, by HTTP/1.0 on an open connection; undefined where there is none in two seconds. */
const answered = (way: Socket, { path = '/', scheme }: V1HTTPGetAction): Promise<number | undefined> =>
  new Promise((resolve) => {
    const socket = scheme === 'HTTPS' ? connectTls({ socket: way, rejectUnauthorized: false }) : way;
    const finish = (code?: number): void => {
      socket.destroy();
      resolve(code);
    };
    const late = setTimeout(finish, 2_000);
    socket.once('data', (data: Buffer) => {
      clearTimeout(late);
      finish(Number(/^HTTP\/1\.\d (\d+)/.exec(data.toString())?.[1]));
    });
    socket.once('error', () => finish());
    socket.once('close', () => finish());
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
  });

/**
 * Lives as a pod from its start to its deletion: starts the program once all volumes can be filled, reports its state as the kubelet does,
 * asks its readiness probe, and starts it again when it ends.
 */
export const liveAs = async (
  pod: V1Pod,
  { entrypoint, program }: OperatorProgram,
  around: Surroundings,
  gone: AbortSignal,
): Promise<void> => {
  const { api, address, inbound } = around;
  const { name: podName = '', namespace = '' } = pod.metadata ?? {};
  const [container, ...others] = pod.spec?.containers ?? [];
  if (!container || others.length > 0 || pod.spec?.initContainers) throw new Error('pods of one container are played');
  const home = join(around.folder, podName);
  const [root, file] = [join(home, 'root'), join(home, 'sandbox.json')];
  const command = [...(container.command ?? [entrypoint]), ...(container.args ?? [])];
  const changing = (container.volumeMounts ?? []).filter(
    ({ name, subPath }) =>
      subPath === undefined && pod.spec?.volumes?.some((one) => one.name === name && (one.secret ?? one.configMap)),
  );
  const sources = podSources(api, pod);
  const own = { apiVersion: 'v1', kind: 'Pod', metadata: { name: podName, namespace } };
  const began = new Date().toISOString();
  let restarts = 0;

  const tell = (state: V1ContainerState, ready: boolean): Promise<boolean> => {
    const now = new Date().toISOString();
    const conditions = ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({
      ...{ type, status: type === 'Initialized' || ready ? 'True' : 'False', lastTransitionTime: now },
    }));
    const scheduled = { type: 'PodScheduled', status: 'True', lastTransitionTime: began };
    const { name, image = '' } = container;
    const status = {
      phase: state.running || restarts > 0 ? 'Running' : 'Pending',
      startTime: began,
      conditions: [scheduled, ...conditions],
      containerStatuses: [{ name, image, imageID: image, ready, started: ready, restartCount: restarts, state }],
      ...{ podIP: address, podIPs: [{ ip: address }] },
    };
    // Whether its API server has heard of it, which may be out of reach for a while.
    return api.merge(own, { status }, 'status').then(
      () => true,
      () => false,
    );
  };

  const begin = async (): Promise<LongRunning> => {
    for (const folder of ['tmp', 'dev', 'etc']) mkdirSync(join(root, folder), { recursive: true });
    await writeVolumes(pod, container.volumeMounts ?? [], root, sources);
    install(root, command[0] ?? '', program);
    rmSync(inbound, { force: true });
    const { metadata = {}, spec = { containers: [] } } = pod;
    const withAddress: V1Pod = { metadata, spec, status: { podIP: address } };
    const variables = await environmentOf(container, withAddress, sources);
    const { kubernetes } = around;
    const service = { KUBERNETES_SERVICE_HOST: kubernetes.address, KUBERNETES_SERVICE_PORT: `${kubernetes.port}` };
    const env = { PATH: '/', HOSTNAME: podName, ...service, ...variables, ...mark() };
    writeFileSync(file, JSON.stringify({ root, command, env, api: kubernetes, inbound }), { mode: 0o600 });
    const [unshare = '', ...flags] = around.unshare;
    const sandbox = join(repositoryRoot, 'testbed', 'operators', 'pod-sandbox.mjs');
    return start(unshare, [...flags, process.execPath, sandbox, file], {
      logFile: join(home, `log-${restarts}`),
      cwd: home,
    });
  };

  const isReady = async ({ readinessProbe, ports }: V1Container): Promise<boolean> => {
    const { httpGet } = readinessProbe ?? {};
    if (!httpGet) return true;
    const named = ports?.find((one) => one.name === String(httpGet.port))?.containerPort;
    const way = await around.enter(inbound, named ?? Number(httpGet.port)).catch(() => undefined);
    const code = way && (await answered(way, httpGet));
    return code !== undefined && code >= 200 && code < 400;
  };

  const isGone = (): boolean => gone.aborted;
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: gone }).catch(() => undefined);

  mkdirSync(home, { recursive: true });
  for (let said = ''; !isGone();) {
    let running: LongRunning;
    try {
      running = await begin();
    } catch (error) {
      if (error instanceof NotKnown || !(error instanceof NotReady || isOutOfReach(error))) throw error;
      if (said !== error.message)
        await tell({ waiting: { reason: 'ContainerCreating', message: error.message } }, false);
      said = error.message;
      await wait(TICK_MS);
      continue;
    }
    const startedAt = new Date();
    let [ready, isTold]: [boolean | undefined, boolean] = [undefined, false];
    for (let tick = 1; !isGone() && running.exitCode() === undefined; tick++) {
      // What was not there when it started may have come since: MetalLB is ready before it has the certificate that it makes itself.
      if (ready === true || tick % (CALM_MS / TICK_MS) === 0)
        await writeVolumes(pod, changing, root, sources).catch(() => undefined);
      const now = await isReady(container);
      if (now !== ready || !isTold) isTold = await tell({ running: { startedAt } }, now);
      ready = now;
      await wait(ready ? CALM_MS : TICK_MS);
    }
    const code = running.exitCode();
    await running.stop();
    if (code === undefined) break;
    const words = readFileSync(join(home, `log-${restarts}`), 'utf8')
      .trim()
      .split('\n')
      .slice(-3)
      .join('\n');
    around.failed(`${namespace}/${podName} ended with ${code}: ${words}`);
    restarts++;
    await tell({ waiting: { reason: 'CrashLoopBackOff', message: words } }, false);
    await wait(RESTART_MS);
  }
  // The kubelet removes the object of a pod that was deleted once nothing of it runs.
  await api
    .ask('DELETE', `/api/v1/namespaces/${namespace}/pods/${podName}?gracePeriodSeconds=0`)
    .catch(() => undefined);
};
