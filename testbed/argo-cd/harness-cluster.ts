import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreV1Api } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { rendered, siteFolder } from '../../config/layout';
import type { Cluster, SiteCluster } from '../../config/kubernetes/clusters';
import { serviceCidrOf } from '../../config/network/cluster-addresses';
import { batchGpus } from '../../config/pools/batch-gpus';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';
import { repositoryRoot } from '../../machine/cache-folder';
import type { Programs } from '../components/go-pins';
import { startControlPlane, type ControlPlane } from '../kubernetes/control-plane';
import { apiOf, type Api } from '../kubernetes/kubernetes-api';
import { createNode, startKwok, type NodeOptions } from '../kubernetes/kwok-nodes';
import { ADMIN } from '../kubernetes/api-users';
import { PIPELINE_IMAGES } from './run-charts';
import { startServiceProxy } from '../kubernetes/service-proxy';
import type { OperatorProgram } from '../operators/operator-pod';
import { startOperatorPods, type OperatorPods } from '../operators/operator-pods';

/** A cluster by the name that Argo CD has for it, and its API. */
export interface HarnessCluster {
  /** As Applications name it. */
  readonly name: string;
  readonly plane: ControlPlane;
  readonly api: Api;
  /** Pods of operators, whose programs run. */
  readonly pods: OperatorPods;
  stop(): Promise<void>;
}

export interface HarnessClusterOptions {
  readonly programs: Programs<'etcd' | 'kubernetes' | 'kwok'>;
  /** Folder of its own. */
  readonly folder: string;
  readonly cluster: Cluster;
  /** Whose pods run for real; kwok plays all others. */
  readonly operators: readonly OperatorProgram[];
}

interface Inventory {
  readonly all: {
    readonly hosts: Readonly<Record<string, Host>>;
    readonly children: { readonly kube_node: { readonly hosts: Readonly<Record<string, object>> } };
  };
}

interface Host {
  readonly node_labels?: Readonly<Record<string, string>>;
  readonly node_taints?: readonly string[];
  readonly landbridge_gpus?: { readonly count: number };
}

/** GPUs of one node in the cloud, where Karpenter chooses the type; that it does is another proof. */
const GPUS_A_NODE = 4;

/** A site's nodes as Kubespray would register them by the committed inventory. */
const siteNodes = ({ environment, name }: SiteCluster): NodeOptions[] => {
  const file = join(repositoryRoot, rendered(siteFolder(environment, name)), 'inventory.yml');
  const { hosts, children } = (parse(readFileSync(file, 'utf8')) as Inventory).all;
  return Object.keys(children.kube_node.hosts).map((host) => {
    const { node_labels: labels = {}, node_taints = [], landbridge_gpus } = hosts[host] ?? {};
    const taints = node_taints.map((text) => {
      const [, key = '', value = '', effect = ''] = /^([^=]+)=([^:]*):(.+)$/.exec(text) ?? [];
      return { key, value, effect };
    });
    return { name: host, zone: name, region: name, labels, taints, gpus: landbridge_gpus?.count ?? 0 };
  });
};

/** Nodes in the cloud: one a zone for what runs beside GPUs, and as many with GPUs as the pools may start. */
const cloudNodes = (cluster: Extract<Cluster, { side: 'cloud' }>): NodeOptions[] => {
  const { region, network } = cluster.environment.cloud;
  const zones = network.zones.map((zone) => region + zone);
  const gpuNodes = batchGpus(cluster).flatMap(({ flavor, count, nodeLabel: [key, value], taint }) =>
    Array.from({ length: Math.ceil(count / GPUS_A_NODE) }, (_, index) => ({
      ...{ name: `gpu-${flavor}-${index}`, region, zone: zones[0] ?? region },
      labels: { [key]: value },
      taints: [{ key: GPU_RESOURCE, value: taint ?? 'present', effect: 'NoSchedule' }],
      gpus: Math.min(GPUS_A_NODE, count - index * GPUS_A_NODE),
    })),
  );
  // What Karpenter's general pool brings for a step that no small node has room for.
  const general = { name: 'general-0', region, zone: zones[0] ?? region, large: true };
  return [...zones.map((zone) => ({ name: `node-${zone}`, region, zone })), general, ...gpuNodes];
};

/** Starts a control plane whose operators run, with the nodes of a cluster. */
export const startHarnessCluster = async (options: HarnessClusterOptions): Promise<HarnessCluster> => {
  const { programs, folder, cluster, operators } = options;
  const proxy = await startServiceProxy();
  const stops: (() => Promise<void>)[] = [() => proxy.stop()];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  try {
    const serviceCidr = serviceCidrOf(cluster);
    const plane = await startControlPlane({ programs, folder, serviceCidr, serviceProxy: proxy.socket });
    const api = apiOf(plane.config);
    stops.push(async () => {
      api.close();
      await plane.stop();
    });
    const kubeconfig = plane.credentials.kubeconfigOf(ADMIN);
    const kwok = await startKwok({
      programs,
      folder,
      kubeconfig,
      leftImages: [...operators.map(({ image }) => image), ...PIPELINE_IMAGES],
    });
    stops.push(() => kwok.running.stop());
    const pods = await startOperatorPods({ api, server: plane.server, programs: operators, folder });
    stops.push(() => pods.stop());
    proxy.serve(api, pods.reach);
    const core = plane.config.makeApiClient(CoreV1Api);
    const nodes = cluster.side === 'cloud' ? cloudNodes(cluster) : siteNodes(cluster);
    await Promise.all(nodes.map((node) => createNode(core, node)));
    return { name: cluster.name, plane, api, pods, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
