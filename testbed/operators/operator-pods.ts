import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Pod } from '@kubernetes/client-node';
import { eventually } from '../../machine/eventually';
import { MissingTool } from '../../machine/missing-tool';
import { run } from '../../machine/processes';
import type { Api } from '../kubernetes/kubernetes-api';
import { joinConnections, type ReachPod } from '../kubernetes/service-proxy';
import { liveAs, type OperatorProgram, type Surroundings } from './operator-pod';

export interface OperatorPodsOptions {
  readonly api: Api;
  /** The API server's address, such as `https://127.0.0.1:6443`. */
  readonly server: string;
  readonly programs: readonly OperatorProgram[];
  /** Folder of the run's own for root folders and logs. */
  readonly folder: string;
}

/** Pods whose programs run, outside of the cluster's nodes. */
export interface OperatorPods {
  readonly reach: ReachPod;
  /** What went wrong: a program that ended on its own, or what of a pod is not played. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

/** Root makes namespaces as it is; anybody else by a user namespace, in which they are root. */
const UNSHARE = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--net'];

/** @throws MissingTool where this machine permits no network namespaces */
export const requireNamespaces = async (): Promise<void> => {
  const [program = '', ...flags] = UNSHARE;
  const { exitCode, all } = await run(program, [...flags, 'sh', '-ec', 'ip link set lo up; chroot / true']);
  if (exitCode === 0) return;
  throw new MissingTool('Linux namespaces', `'${UNSHARE.join(' ')}' failed: ${all.trim()}`, REMEDY);
};
const REMEDY =
  'Operators run in namespaces, which root may make, and others where the kernel permits user namespaces. The program ip is in iproute2.';

const listening = async (path: string, { hostname, port }: URL): Promise<Server> => {
  const server = createServer((caller) => joinConnections(caller, connect(Number(port), hostname)));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return server;
};

/** A connection to a port in a sandbox. @throws Error where nothing listens there */
const entering = (socket: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const way = connect(socket, () => way.write(`${port}\n`));
    way.once('error', reject);
    way.once('close', () => reject(new Error(`nothing listens at port ${port}`)));
    way.once('data', () => {
      way.removeAllListeners();
      way.pause();
      resolve(way);
    });
  });

/**
 * Runs the pods of some images: each container is the real program, with the arguments, environment, volumes and ServiceAccount token of its
 * pod, in a network namespace of its own. So it listens at the ports that its chart says, and has the rights that its chart gives it.
 * Nothing else of the machine is hidden from it, and it has no network but the way to the API server.
 *
 * @throws MissingTool where this machine permits no namespaces
 */
export const startOperatorPods = async (options: OperatorPodsOptions): Promise<OperatorPods> => {
  const { api, server, programs, folder } = options;
  await requireNamespaces();
  const sockets = mkdtempSync(join(tmpdir(), 'landbridge-pods-')); // a socket's path has to be short
  const apiSocket = join(sockets, 'api');
  const apiServer = await listening(apiSocket, new URL(server));
  const kubernetes = await eventually('the Service of the API server', async () => {
    const found = await api.read({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'kubernetes' } });
    return found as { readonly spec: { readonly clusterIP: string } } | undefined;
  });
  const errors = new Set<string>();
  const stopping = new AbortController();
  const pods = new Map<
    string,
    { readonly socket: string; readonly gone: AbortController; readonly life: Promise<void> }
  >();
  const surroundings: Omit<Surroundings, 'inbound' | 'address'> = {
    ...{ api, folder, unshare: UNSHARE },
    kubernetes: { address: kubernetes.spec.clusterIP, port: 443, socket: apiSocket },
    enter: entering,
    failed: (what) => void errors.add(what),
  };

  const begin = (pod: V1Pod, program: OperatorProgram): void => {
    const [number, gone] = [pods.size + 1, new AbortController()];
    const socket = join(sockets, `${number}`);
    const address = `100.64.${number >> 8}.${number & 255}`; // an address that no network has; nothing dials it
    const life = liveAs(pod, program, { ...surroundings, inbound: socket, address }, gone.signal).catch(
      (error: unknown) => surroundings.failed(`${pod.metadata?.name ?? ''}: ${String(error)}`),
    );
    pods.set(pod.metadata?.uid ?? '', { socket, gone, life });
  };

  const round = async (): Promise<void> => {
    const there = (await api.list('v1', 'Pod')) as readonly V1Pod[];
    for (const pod of there) {
      const known = pods.get(pod.metadata?.uid ?? '');
      const program = programs.find(({ image }) => pod.spec?.containers.some((one) => one.image === image));
      if (known && pod.metadata?.deletionTimestamp) known.gone.abort();
      if (!known && program && pod.spec?.nodeName !== undefined && !pod.metadata?.deletionTimestamp)
        begin(pod, program);
    }
    const alive = new Set(there.map(({ metadata }) => metadata?.uid ?? ''));
    for (const [uid, { gone }] of pods) if (!alive.has(uid)) gone.abort();
  };

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round().catch(() => undefined); // an API server that is out of reach for a while
      await sleep(300, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    reach: (uid, port) => {
      const pod = pods.get(uid);
      return pod
        ? entering(pod.socket, port)
        : Promise.reject(new Error('the pod is played: no program answers there'));
    },
    get errors() {
      return [...errors];
    },
    stop: async () => {
      stopping.abort();
      await watching;
      for (const { gone } of pods.values()) gone.abort();
      await Promise.all([...pods.values()].map(({ life }) => life));
      apiServer.close();
      rmSync(sockets, { recursive: true });
    },
  };
};
