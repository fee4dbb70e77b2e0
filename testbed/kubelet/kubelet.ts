import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CoreV1Api, makeInformer, type KubeConfig, type V1Pod } from '@kubernetes/client-node';
import { messageOf, type Answer, type Api } from '../kubernetes/kubernetes-api';
import type { Image } from './image';
import type { Namespaces } from './namespaces';
import { bringNode, type LivingNode, type NodeSpec } from './node';
import { runPod, type RunningPod } from './pod';
import { podSources } from './volumes';

export interface KubeletOptions {
  readonly namespaces: Namespaces;
  /** The administrator's. */
  readonly config: KubeConfig;
  readonly api: Api;
  /** Where the API server answers, such as `https://127.0.0.1:6443`: what pods take for the Service `kubernetes`. */
  readonly server: string;
  /** Of the run's own, for the pods' folders and logs. */
  readonly folder: string;
  /** Nodes that it brings. @default none: all are others' */
  readonly nodes?: readonly NodeSpec[];
  /** What stands in for an image, by its name. Pods of other images are somebody else's, on whichever node. */
  readonly imageOf: (name: string) => Image | undefined;
  /** Addresses of this machine by the names that pods know them by. @default none */
  readonly hosts?: Readonly<Record<string, string>>;
}

/** A small kubelet. Each container of its pods runs as a process of this machine. */
export interface Kubelet {
  /** What a container printed; empty where it has not. */
  logOf(pod: string, container: string): string;
  /** A node goes, as a machine that is switched off: nothing of it is heard again, and its object is removed as a cloud's controller would. */
  loseNode(name: string): Promise<void>;
  /** What went wrong. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

/** Not found, or of another uid: the pod was removed, and needs no status. */
const GONE: ReadonlySet<number> = new Set([404, 409]);

/**
 * Starts a kubelet. It runs pods that are never restarted, with their init containers, volumes, variables, users and deadline. It does not
 * probe, measure, pull, or separate networks.
 */
export const startKubelet = async (options: KubeletOptions): Promise<Kubelet> => {
  const { namespaces, config, api, server, folder, nodes = [], imageOf, hosts = {} } = options;
  const core = config.makeApiClient(CoreV1Api);
  const errors = new Set<string>();
  const failed = (error: unknown): void => void errors.add(String(error));
  const pods = new Map<string, { readonly node: string; readonly running: RunningPod }>();
  const living = new Map<string, LivingNode>();
  const lost = new Set<string>();
  /** Whether a pod is this kubelet's to run. */
  const isOurs = ({ spec }: V1Pod): boolean => {
    const { nodeName = '', containers = [] } = spec ?? {};
    if (nodeName === '' || lost.has(nodeName)) return false;
    return containers.every(({ image = '' }) => imageOf(image) !== undefined);
  };
  const { hostname, port } = new URL(server);
  const environment = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port };

  let stopped = false;
  /** What the server says; as of one that is busy where it does not answer. */
  const answerTo = (...asked: Parameters<Api['ask']>): Promise<Answer> =>
    api.ask(...asked).catch((error: unknown) => ({ status: 503, body: { message: String(error) } }));

  const folderOf = (pod: string): string => join(folder, 'pods', pod);

  const begin = (pod: V1Pod, node: string): void => {
    const { uid = '', name = '', namespace = '' } = pod.metadata ?? {};
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/status`;
    rmSync(folderOf(name), { recursive: true, force: true }); // of an earlier pod of the name
    const running = runPod(pod, {
      ...{ namespaces, imageOf, environment, hosts, folder: folderOf(name), sources: podSources(api, pod) },
      tell: async (status) => {
        for (;;) {
          const told = await answerTo('PATCH', path, { metadata: { uid }, status }, 'application/merge-patch+json');
          if (told.status < 300 || stopped || GONE.has(told.status)) return;
          if (told.status < 500 && told.status !== 429) throw new Error(`status of ${name}: ${messageOf(told)}`);
          await sleep(500); // the server is busy, or away for a while
        }
      },
    });
    running.ended.catch(failed);
    pods.set(uid, { node, running });
  };

  /** What a deletion asks for: the containers end, and then the pod goes. */
  const finish = async (pod: V1Pod): Promise<void> => {
    const { uid = '', name = '', namespace = '', deletionGracePeriodSeconds = 30 } = pod.metadata ?? {};
    const known = pods.get(uid);
    known?.running.end(deletionGracePeriodSeconds);
    await known?.running.ended;
    if (known && lost.has(known.node)) return; // lost meanwhile: nobody is there to confirm
    await api.ask('DELETE', `/api/v1/namespaces/${namespace}/pods/${name}`, {
      ...{ apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0, preconditions: { uid } },
    });
  };

  const finishing = new Set<string>();
  const see = (pod: V1Pod): void => {
    const { uid = '', deletionTimestamp } = pod.metadata ?? {};
    const node = pod.spec?.nodeName ?? '';
    if (!isOurs(pod)) return;
    const over = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
    if (deletionTimestamp) {
      if (!finishing.has(uid)) finish(pod).catch(failed);
      finishing.add(uid);
    } else if (!over && !pods.has(uid)) begin(pod, node);
    else pods.get(uid)?.running.until(pod.spec?.activeDeadlineSeconds);
  };

  for (const node of nodes) living.set(node.name, await bringNode(api, node, failed));
  const informer = makeInformer<V1Pod>(config, '/api/v1/pods', () => core.listPodForAllNamespaces());
  informer.on('add', see);
  informer.on('update', see);
  informer.on('delete', ({ metadata: { uid = '' } = {} }) => pods.get(uid)?.running.end(0)); // by force
  informer.on('error', (error) => {
    // The server closes a watch after a while, and is away while it is cut off.
    if (!stopped) setTimeout(() => void informer.start().catch(() => undefined), 500).unref();
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!stopped && typeof code === 'number' && code >= 400 && code !== 410) failed(error);
  });
  await informer.start();

  const loseOn = (name: string): void => {
    lost.add(name);
    living.get(name)?.stop();
    for (const { node, running } of pods.values()) if (node === name) running.lose();
  };
  return {
    get errors() {
      return [...errors];
    },
    logOf: (pod, container) => {
      try {
        return readFileSync(join(folderOf(pod), `${container}.log`), 'utf8');
      } catch {
        return ''; // it has not begun
      }
    },
    loseNode: async (name) => {
      loseOn(name);
      await api.remove({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
    },
    stop: async () => {
      stopped = true;
      await informer.stop();
      for (const { node } of pods.values()) loseOn(node);
      for (const { name } of nodes) loseOn(name);
      await Promise.all([...pods.values()].map(({ running }) => running.ended.catch(() => undefined)));
    },
  };
};
