import { join } from 'node:path';
import type { CoreV1Api } from '@kubernetes/client-node';
import type { CloudConfig } from '../../config/schema/environment';
import { SYSTEM_LABEL, SYSTEM_TAINT } from '../../config/system-nodes';
import type { Programs } from '../components/go-pins';
import { goModule } from '../components/go-programs';
import type { Component } from '../kubernetes/component';
import { start } from '../support/processes';

export interface SystemNodesOptions {
  readonly programs: Programs<'kwok'>;
  readonly folder: string;
  readonly kubeconfig: string;
  readonly core: CoreV1Api;
  readonly cloud: Pick<CloudConfig, 'region' | 'network' | 'system'>;
}

/** What kwok plays, from its own module: nodes that get ready and stay so, pods that run and end when told to. */
const STAGES = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat/node-heartbeat.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-delete.yaml',
];

/** Starts kwok, which plays the kubelet of every Node here, and lets the system node group's nodes join. */
export const joinSystemNodes = async (options: SystemNodesOptions): Promise<Component> => {
  const { programs, folder, kubeconfig, core, cloud } = options;
  const logFile = join(folder, 'kwok.log');
  const stages = join(await goModule('kwok'), 'kustomize', 'stage');
  const args = [
    ...['--kubeconfig', kubeconfig, '--manage-nodes-with-annotation-selector', 'kwok.x-k8s.io/node=fake'],
    ...STAGES.flatMap((path) => ['--config', join(stages, path)]),
  ];
  const running = await start(programs.kwok, args, { logFile, cwd: folder });
  const { region, network, system } = cloud;
  for (let index = 0; index < system.count; index++) {
    const zone = `${region}${network.zones[index % network.zones.length] ?? ''}`;
    const capacity = { cpu: '2', memory: '7Gi', pods: '29', 'ephemeral-storage': '40Gi' };
    await core.createNode({
      body: {
        metadata: {
          name: `system-${index}`,
          annotations: { 'kwok.x-k8s.io/node': 'fake' },
          labels: {
            ...SYSTEM_LABEL,
            'kubernetes.io/os': 'linux',
            'kubernetes.io/arch': 'arm64',
            'kubernetes.io/hostname': `system-${index}`,
            'topology.kubernetes.io/zone': zone,
            'topology.kubernetes.io/region': region,
          },
        },
        spec: { taints: [{ ...SYSTEM_TAINT, effect: 'NoSchedule' }] },
        status: { capacity, allocatable: capacity },
      },
    });
  }
  return { name: 'kwok', running, logFile };
};
