import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CoreV1Api } from '@kubernetes/client-node';
import { parse, stringify } from 'yaml';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';
import type { Programs } from '../components/go-pins';
import { goModule } from '../components/go-programs';
import { start } from '../../machine/processes';
import type { Component } from './component';

export interface KwokOptions {
  readonly programs: Programs<'kwok'>;
  readonly folder: string;
  readonly kubeconfig: string;
  /** Images whose pods somebody else runs. @default none */
  readonly leftImages?: readonly string[];
}

/** kwok's own stages: nodes become ready and stay so; pods run, and end when they are deleted. */
const STAGES = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat/node-heartbeat.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-delete.yaml',
];

interface Stage {
  readonly spec: {
    readonly resourceRef: { readonly kind: string };
    readonly selector: { readonly matchExpressions: readonly object[] };
  };
}

/** A stage of pods that touches none with one of these images. */
const without = (images: readonly string[], stage: Stage): Stage => {
  const { spec } = stage;
  if (spec.resourceRef.kind !== 'Pod' || images.length === 0) return stage;
  const others = { key: '.spec.containers.[].image', operator: 'NotIn', values: images };
  const matchExpressions = [...spec.selector.matchExpressions, others];
  return { ...stage, spec: { ...spec, selector: { ...spec.selector, matchExpressions } } };
};

/** Starts kwok, which plays the kubelet of every Node that {@link createNode} makes, and of others with its annotation. */
export const startKwok = async (options: KwokOptions): Promise<Component> => {
  const { programs, folder, kubeconfig, leftImages = [] } = options;
  const logFile = join(folder, 'kwok.log');
  const stages = join(await goModule('kwok'), 'kustomize', 'stage');
  const files = STAGES.map((path) => {
    const stage = join(folder, basename(path));
    writeFileSync(stage, stringify(without(leftImages, parse(readFileSync(join(stages, path), 'utf8')) as Stage)));
    return stage;
  });
  const args = [
    ...['--kubeconfig', kubeconfig, '--manage-nodes-with-annotation-selector', 'kwok.x-k8s.io/node=fake'],
    ...files.flatMap((file) => ['--config', file]),
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
  /** A node with GPUs has more processors and memory too. @default 0 */
  readonly gpus?: number;
  /** Whether it has as much room without GPUs. @default false */
  readonly large?: boolean;
}

/** A small node for what runs beside GPUs, such as an m7g.large, or one with GPUs, such as a host of a rack. */
export const createNode = async (
  core: CoreV1Api,
  { name, zone, region, labels, taints, gpus = 0, large = gpus > 0 }: NodeOptions,
): Promise<void> => {
  const room = large
    ? { cpu: '64', memory: '512Gi', pods: '110', 'ephemeral-storage': '400Gi' }
    : { cpu: '2', memory: '7Gi', pods: '29', 'ephemeral-storage': '40Gi' };
  const capacity = { ...room, ...(gpus > 0 && { [GPU_RESOURCE]: `${gpus}` }) };
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
