import type { NodeClassManifest } from '../node-class.generated';
import type { NodePoolManifest } from '../node-pool.generated';
import { faultIf, POOL, type ManifestFault } from './manifest-fault';
import { nodeClassFaults } from './node-class-faults';
import { nodePoolFaults } from './node-pool-faults';

/** Everything that is wrong with a class and the pool that is made of it. */
export function poolFaults({
  nodeClass,
  nodePool,
}: {
  readonly nodeClass: NodeClassManifest;
  readonly nodePool: NodePoolManifest;
}): ManifestFault[] {
  const { name } = nodePool.spec.template.spec.nodeClassRef;
  return [
    ...nodeClassFaults(nodeClass),
    ...nodePoolFaults(nodePool),
    ...faultIf(
      name !== '' && name !== nodeClass.metadata.name,
      `${POOL}.template.spec.nodeClassRef.name`,
      name,
      'a pool refers to its own class, or it never becomes ready',
      `write '${nodeClass.metadata.name}'`,
    ),
  ];
}
