import type { CoreV1Api } from '@kubernetes/client-node';
import type { CloudConfig } from '../../config/schema/environment';
import { SYSTEM_LABEL, SYSTEM_TAINT } from '../../config/kubernetes/labels-and-taints';
import type { Component } from '../kubernetes/component';
import { createNode, startKwok, type KwokOptions } from '../kubernetes/kwok';

export interface SystemNodesOptions extends KwokOptions {
  readonly core: CoreV1Api;
  readonly cloud: Pick<CloudConfig, 'region' | 'network' | 'system'>;
}

/** Starts kwok, which plays the kubelet of every Node here, and lets the system node group's nodes join. */
export const joinSystemNodes = async ({ core, cloud, ...options }: SystemNodesOptions): Promise<Component> => {
  const kwok = await startKwok(options);
  const { region, network, system } = cloud;
  for (let index = 0; index < system.count; index++) {
    await createNode(core, {
      name: `system-${index}`,
      region,
      zone: `${region}${network.zones[index % network.zones.length] ?? ''}`,
      labels: SYSTEM_LABEL,
      taints: [{ ...SYSTEM_TAINT, effect: 'NoSchedule' }],
    });
  }
  return kwok;
};
