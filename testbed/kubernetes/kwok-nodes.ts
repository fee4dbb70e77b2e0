import { join } from 'node:path';
import type { CoreV1Api } from '@kubernetes/client-node';
import type { Programs } from '../components/go-pins';
import { goModule } from '../components/go-programs';
import { start } from '../../machine/processes';
import type { Component } from './component';

export interface KwokOptions {
  readonly programs: Programs<'kwok'>;
  readonly folder: string;
  readonly kubeconfig: string;
}

/** kwok's own stages: nodes become ready and stay so; pods run, and end when they are deleted. */
const STAGES = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat/node-heartbeat.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-delete.yaml',
];

/** Starts kwok, which plays the kubelet of every Node that {@link createNode} makes, and of others with its annotation. */
export const startKwok = async ({ programs, folder, kubeconfig }: KwokOptions): Promise<Component> => {
  const logFile = join(folder, 'kwok.log');
  const stages = join(await goModule('kwok'), 'kustomize', 'stage');
  const args = [
    ...['--kubeconfig', kubeconfig, '--manage-nodes-with-annotation-selector', 'kwok.x-k8s.io/node=fake'],
    ...STAGES.flatMap((path) => ['--config', join(stages, path)]),
  ];
  return { name: 'kwok', running: await start(programs.kwok, args, { logFile, cwd: folder }), logFile };
};

export interface NodeOptions {
  readonly name: string;
  readonly zone: string;
  readonly region: string;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly taints?: { key: string; value?: string; effect: string }[];
}

/** A small node for what runs beside GPUs, such as an m7g.large. */
export const createNode = async (
  core: CoreV1Api,
  { name, zone, region, labels, taints }: NodeOptions,
): Promise<void> => {
  const capacity = { cpu: '2', memory: '7Gi', pods: '29', 'ephemeral-storage': '40Gi' };
  await core.createNode({
    body: {
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
        labels: {
          ...labels,
          'kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'arm64',
          'kubernetes.io/hostname': name,
          'topology.kubernetes.io/zone': zone,
          'topology.kubernetes.io/region': region,
        },
      },
      spec: { ...(taints && { taints }) },
      status: { capacity, allocatable: capacity },
    },
  });
};
