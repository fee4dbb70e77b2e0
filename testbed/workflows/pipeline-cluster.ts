import { join } from 'node:path';
import type { KubeConfig, KubernetesObject } from '@kubernetes/client-node';
import type { Cluster } from '../../config/kubernetes/clusters';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';
import { STORE_SECRET } from '../../config/kubernetes/secrets';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { batchGpus } from '../../config/pools/batch-gpus';
import { objectStore } from '../../config/storage/object-store';
import type { Programs } from '../components/go-pins';
import { startKubelet, type Kubelet } from '../kubelet/kubelet';
import type { Namespaces } from '../kubelet/namespaces';
import type { NodeSpec } from '../kubelet/node';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';
import type { KeyPair } from '../kubernetes/signed-certificates';
import { bucketOf, type Bucket } from './bucket';
import { jobsOf, type Jobs } from './jobs';
import { startObjectStoreFront } from './object-store-front';
import { pipelineImages } from './pipeline-images';

export interface PipelineClusterOptions {
  readonly cluster: Cluster;
  readonly namespaces: Namespaces;
  readonly api: Api;
  /** The administrator's. */
  readonly config: KubeConfig;
  /** Such as `https://127.0.0.1:6443`. */
  readonly server: string;
  /** Of the run's own. */
  readonly folder: string;
  readonly programs: Programs<'argo-workflows'>;
  /** The emulator that has the bucket. */
  readonly emulator: string;
  /** Of the object store, for {@link storeNames}. */
  readonly certificate: KeyPair;
  /** Authorities that the images trust beside their own. @default none: pods trust what their cluster gives them */
  readonly authorities?: string;
  /** Whether nodes are brought too; else there are some. */
  readonly nodes: 'brought' | 'there';
  readonly log?: (line: string) => void;
}

/** A cluster with what the pipeline needs beside its own objects: nodes whose pods run, and an object store. */
export interface PipelineCluster {
  readonly jobs: Jobs;
  readonly bucket: Bucket;
  readonly kubelet: Kubelet;
  stop(): Promise<void>;
}

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
const ROOM = { cpu: '64', memory: '512Gi', pods: '110', 'ephemeral-storage': '1Ti' };

const storeOf = (cluster: Cluster) => {
  const store = objectStore(cluster);
  if (!store) throw new Error(`${cluster.name} has no object store.`);
  return store;
};

/** Names by which pods call the cluster's object store: AWS has one for each bucket too. */
export const storeNames = (cluster: Cluster): string[] => {
  const { host, bucket, region } = storeOf(cluster);
  return cluster.side === 'site'
    ? [host]
    : [host, `${bucket}.${host}`, `${bucket}.s3.dualstack.${region}.amazonaws.com`];
};

/** Two nodes for steps without GPUs, and for each kind of GPU two with half of what the queue counts. */
const nodesOf = (cluster: Cluster): NodeSpec[] => {
  const { zone } = storeOf(cluster);
  const plain = ['1', '2'].map((number) => ({ name: `general-${number}`, zone, capacity: ROOM }));
  const withGpus = batchGpus(cluster).flatMap(({ flavor, count, nodeLabel: [label, value], taint }) =>
    ['1', '2'].map((number) => ({
      name: `${flavor}-${number}`,
      zone,
      labels: { [label]: value },
      ...(taint !== undefined && { taints: [{ key: GPU_RESOURCE, value: taint, effect: 'NoSchedule' }] }),
      capacity: { ...ROOM, [GPU_RESOURCE]: String(count / 2) },
    })),
  );
  return [...plain, ...withGpus];
};

/** What Rook answers a site's bucket claim with. In the cloud the tree has the ConfigMap, and pods have a role. */
const claimAnswer = (cluster: Cluster): KubernetesObject[] => {
  const { host, bucket, region } = storeOf(cluster);
  if (cluster.side === 'cloud') return [];
  const metadata = { name: STORE_SECRET, namespace: SERVICE_ACCOUNTS.pipeline.namespace };
  const data = { BUCKET_HOST: host, BUCKET_NAME: bucket, BUCKET_PORT: '443', BUCKET_REGION: region };
  return [
    { apiVersion: 'v1', kind: 'Secret', metadata, ...{ stringData: KEYS } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...{ data } },
  ];
};

/** Brings nodes whose pods run, and the object store under its own names, to a cluster that has all that Argo CD installs. */
export const startPipelineCluster = async (options: PipelineClusterOptions): Promise<PipelineCluster> => {
  const { cluster, namespaces, api, config, server, folder, programs, emulator, certificate } = options;
  const { authorities, nodes, log } = options;
  const { bucket: name, region } = storeOf(cluster);
  const bucket = await bucketOf(emulator, name, region);
  for (const object of claimAnswer(cluster)) {
    const answer = await api.apply(object);
    if (answer.status >= 300) throw new Error(`${object.kind ?? ''} ${STORE_SECRET}: ${messageOf(answer)}`);
  }
  const imageOf = await pipelineImages({
    ...{ programs, folder: join(folder, 'images') },
    ...(authorities !== undefined && { authorities }),
    // In an account EKS Pod Identity gives pods their role's.
    ...(cluster.side === 'cloud' && { credentials: KEYS }),
    ...(log && { log }),
  });
  const front = await startObjectStoreFront({ ...certificate, target: emulator });
  const kubelet = await startKubelet({
    ...{ namespaces, config, api, server, folder, imageOf, nodes: nodes === 'brought' ? nodesOf(cluster) : [] },
    hosts: Object.fromEntries(storeNames(cluster).map((name) => [name, front.address])),
  });
  return {
    ...{ bucket, kubelet, jobs: jobsOf(api, bucket) },
    stop: async () => {
      await kubelet.stop();
      await front.stop();
    },
  };
};
