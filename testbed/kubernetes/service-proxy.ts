import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from './kubernetes-api';

/** Opens a connection to a port of a pod, by the pod's uid. @throws Error where nothing listens there */
export type ReachPod = (uid: string, port: number) => Promise<Duplex>;

/** The API server's way into its cluster. */
export interface ServiceProxy {
  /** Socket that it listens at. */
  readonly socket: string;
  /** Tells it of the cluster whose Services it resolves. Until then it refuses everything. */
  serve(api: Api, reach: ReachPod): void;
  stop(): Promise<void>;
}

/** Joins two connections: each gets what the other sends, and neither outlives the other. */
export const joinConnections = (one: Duplex, other: Duplex): void => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
  one.pipe(other).pipe(one);
};

interface Port {
  readonly name?: string;
  readonly port: number;
}

interface Service extends KubernetesObject {
  readonly spec?: { readonly clusterIP?: string; readonly ports?: readonly Port[] };
}

interface EndpointSlice extends KubernetesObject {
  readonly ports?: readonly Port[];
  readonly endpoints?: readonly {
    readonly conditions?: { readonly ready?: boolean };
    readonly targetRef?: { readonly uid?: string };
  }[];
}

interface Target {
  readonly uid: string;
  readonly port: number;
}

/** The ready pods behind a Service's address and port, as its EndpointSlices say; kube-proxy reads the same. */
const targetsOf = async (api: Api, address: string, port: number): Promise<Target[]> => {
  const services = (await api.list('v1', 'Service')) as readonly Service[];
  const service = services.find(({ spec }) => spec?.clusterIP === address);
  const wanted = service?.spec?.ports?.find((one) => one.port === port);
  if (!service || !wanted) throw new Error(`no Service has ${address}:${port}`);
  const { name = '', namespace = '' } = service.metadata ?? {};
  const slices = (await api.list('discovery.k8s.io/v1', 'EndpointSlice')) as readonly EndpointSlice[];
  return slices
    .filter(({ metadata }) => metadata?.namespace === namespace)
    .filter(({ metadata }) => metadata?.labels?.['kubernetes.io/service-name'] === name)
    .flatMap(({ ports = [], endpoints = [] }) => {
      const found = ports.find((one) => (one.name ?? '') === (wanted.name ?? ''));
      return found === undefined
        ? []
        : endpoints
            .filter(({ conditions }) => conditions?.ready !== false)
            .flatMap(({ targetRef }) => (targetRef?.uid === undefined ? [] : { uid: targetRef.uid, port: found.port }));
    });
};

/**
 * Starts a proxy at a socket of its own, by which an API server calls Services. It does kube-proxy's work: an address of a
 * Service leads to one of its ready pods, and to none where there is none.
 */
export const startServiceProxy = async (): Promise<ServiceProxy> => {
  let way: { readonly api: Api; readonly reach: ReachPod } | undefined;
  let turn = 0;
  const open = new Set<Duplex>();
  const connect = async (asked: string): Promise<Duplex> => {
    if (!way) throw new Error('no cluster is served yet');
    const [address = '', port = ''] = asked.split(':');
    const targets = await targetsOf(way.api, address, Number(port));
    const target = targets[turn++ % targets.length];
    if (!target) throw new Error(`no pod behind ${asked} is ready`);
    return way.reach(target.uid, target.port);
  };
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connect', (request, caller, head) => {
    open.add(caller);
    caller.on('close', () => open.delete(caller));
    caller.on('error', () => caller.destroy());
    connect(request.url ?? '').then(
      (pod) => {
        caller.write('HTTP/1.1 200 Connection established\r\n\r\n');
        pod.write(head);
        joinConnections(caller, pod);
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        caller.end(`HTTP/1.1 502 ${why}\r\n\r\n`);
      },
    );
  });
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-proxy-')); // a socket's path has to be short
  const socket = join(folder, 'proxy');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    serve: (api, reach) => {
      way = { api, reach };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true });
          resolve();
        });
        for (const one of open) one.destroy();
        server.closeAllConnections();
      }),
  };
};
