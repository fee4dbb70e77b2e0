import { GPU_RESOURCE } from '../../../../config/kubernetes/labels-and-taints';
import type { RuleFault } from '../../../../config/load/fault';
import type { NodeClassManifest } from '../node-class.generated';
import type { NodePoolManifest } from '../node-pool.generated';
import { fault, faultIf, POOL } from './manifest-fault';
import { nodeClassFaults } from './node-class-faults';
import { nodePoolFaults } from './node-pool-faults';

/** All faults of a pool and its class. */
export function poolFaults({
  nodeClass,
  nodePool,
}: {
  readonly nodeClass: NodeClassManifest;
  readonly nodePool: NodePoolManifest;
}): RuleFault[] {
  const { name } = nodePool.spec.template.spec.nodeClassRef;
  return [
    ...nodeClassFaults(nodeClass),
    ...nodePoolFaults(nodePool),
    ...faultIf(
      name !== '' && name !== nodeClass.metadata.name,
      `${POOL}.template.spec.nodeClassRef.name`,
      name,
      'a pool refers to its own class; otherwise it never becomes ready',
      `write '${nodeClass.metadata.name}'`,
    ),
  ];
}

/** Faults of a pool with GPUs, overrides included. */
export function gpuFaults({ spec }: NodePoolManifest): RuleFault[] {
  const taints = spec.template.spec.taints ?? [];
  const limit = spec.limits?.[GPU_RESOURCE];
  return [
    ...(taints.some(({ key, effect }) => key === GPU_RESOURCE && effect === 'NoSchedule')
      ? []
      : [
          fault(
            `${POOL}.template.spec.taints`,
            spec.template.spec.taints,
            'GPU nodes have the GPU taint; without it any pod can start one and keep it running',
            `add { key: '${GPU_RESOURCE}', value: '<use>', effect: 'NoSchedule' }`,
          ),
        ]),
    ...(limit === undefined
      ? [
          fault(
            `${POOL}.limits.${GPU_RESOURCE}`,
            limit,
            'a GPU pool has a limit in GPUs, because its cost depends on their number',
            `write { '${GPU_RESOURCE}': 8 }`,
          ),
        ]
      : []),
  ];
}
