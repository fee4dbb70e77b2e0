import type { Construct } from 'constructs';
import type * as z from 'zod';
import { architectureOf } from '../../../config/aws/instance-types';
import { gpuPoolFaults } from '../../../config/pools/pool-faults';
import { familiesOf, poolZones } from '../../../config/pools/pool-nodes';
import { startFaults } from '../../../config/pools/start-faults';
import type { CloudEnvironment, GpuPoolConfig } from '../../../config/schema/environment';
import { GpuPool } from '../../../config/schema/pools';
import { gpuFaults } from './faults/pair-faults';
import { GPU_RESOURCE, gpuTaint } from './gpu-taint';
import { KarpenterPool } from './karpenter-pool';
import { nodeClassManifest } from './node-class-manifest';
import { among, nodePoolManifest, type Requirement } from './node-pool-manifest';
import { checkedSpec } from './checked-spec';

export interface GpuNodePoolProps {
  readonly environment: CloudEnvironment;
  /** The pool's name in Kubernetes and in the tags of its instances. */
  readonly name: string;
  /** The pool as an environment's file writes it; what is left out follows from `use`. */
  readonly pool: z.input<typeof GpuPool>;
}

/**
 * A pool of GPU nodes that starts from zero and has a limit in GPUs. Its taint and its label are the use, so that a pod comes here only by
 * saying so; instances are of the pinned AL2023 image, whose NVIDIA variant Karpenter takes for a type with GPUs.
 *
 * Source: Karpenter 1.14, "NodePools" and "NodeClasses"; the defaults of each use are in `config/pools/use-defaults.ts`.
 *
 * @throws Error if the pool is not one that an environment's file could have, with every fault
 */
export class GpuNodePool extends KarpenterPool {
  public readonly use: GpuPoolConfig['use'];

  constructor(scope: Construct, id: string, { environment, name, pool: written }: GpuNodePoolProps) {
    const pool = checkedSpec(`${scope.node.path}/${id}`, GpuPool, written, (config) => [
      ...gpuPoolFaults([], config, environment.cloud),
      ...startFaults([], config, environment).filter(({ severity }) => severity === 'error'),
    ]);
    const { capacityReservations, diskGiB, maxGpus, use, weight } = pool;
    super(scope, id, {
      nodeClass: nodeClassManifest({ environment, pool: name, diskGiB, capacityReservations }),
      nodePool: nodePoolManifest({
        name,
        nodes: use,
        requirements: requirementsOf(pool, poolZones(environment, pool)),
        taints: [gpuTaint(use)],
        limits: { [GPU_RESOURCE]: maxGpus },
        pool,
        weight,
      }),
      faults: gpuFaults,
    });
    this.use = use;
  }
}

function requirementsOf(pool: GpuPoolConfig, zones: readonly string[]): Requirement[] {
  const { capacity, capacityReservations, gpusPerNode, instanceTypes } = pool;
  const families = familiesOf(pool);
  const gpus = (operator: 'Gte' | 'Lte', count: number): Requirement => ({
    key: 'karpenter.k8s.aws/instance-gpu-count',
    operator,
    values: [String(count)],
  });
  return [
    instanceTypes
      ? among('node.kubernetes.io/instance-type', instanceTypes)
      : among('karpenter.k8s.aws/instance-family', families),
    among('kubernetes.io/arch', [...new Set(families.map(architectureOf))].sort()),
    among('topology.kubernetes.io/zone', zones),
    among('karpenter.sh/capacity-type', [...(capacityReservations.length > 0 ? ['reserved'] : []), ...capacity]),
    ...(gpusPerNode ? [gpus('Gte', gpusPerNode.from), gpus('Lte', gpusPerNode.to)] : []),
  ];
}
