import { GPU_RESOURCE } from '../../../../config/kubernetes/labels-and-taints';
import type { NodePoolManifest } from '../node-pool.generated';
import { fault, POOL, type ManifestFault } from './manifest-fault';

/** What must hold of a pool with GPUs, whatever was overridden. */
export function gpuFaults({ spec }: NodePoolManifest): ManifestFault[] {
  const taints = spec.template.spec.taints ?? [];
  const limit = spec.limits?.[GPU_RESOURCE];
  return [
    ...(taints.some(({ key, effect }) => key === GPU_RESOURCE && effect === 'NoSchedule')
      ? []
      : [
          fault(
            `${POOL}.template.spec.taints`,
            spec.template.spec.taints,
            'GPU nodes have the GPU taint, or any pod brings one and keeps it',
            `add { key: '${GPU_RESOURCE}', value: '<use>', effect: 'NoSchedule' }`,
          ),
        ]),
    ...(limit === undefined
      ? [
          fault(
            `${POOL}.limits.${GPU_RESOURCE}`,
            limit,
            'a GPU pool has a limit in GPUs, the only measure that its cost follows',
            `write { '${GPU_RESOURCE}': 8 }`,
          ),
        ]
      : []),
  ];
}
