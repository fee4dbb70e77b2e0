import type { Construct } from 'constructs';
import { architectureOf } from '../../../config/aws/instance-types';
import { familiesOf, poolZones } from '../../../config/pools/pool-nodes';
import type { CloudEnvironment, GpuPoolConfig } from '../../../config/schema/environment';
import { GPU_RESOURCE, gpuTaint } from '../../../config/kubernetes/labels-and-taints';
import { gpuFaults } from './faults/pair-faults';
import { KarpenterPool } from './karpenter-pool';
import { nodeClassSpec } from './node-class-spec';
import { among, disruption, template, type Requirement } from './node-pool-spec';

export interface GpuNodePoolProps {
  readonly environment: CloudEnvironment;
  /** The pool's name in Kubernetes and in the tags of its instances. */
  readonly name: string;
  readonly pool: GpuPoolConfig;
}

/**
 * A pool of GPU nodes that starts from zero and has a limit in GPUs. Its taint and its label name its use, so only a pod that names the
 * same use runs here. Instances start from the pinned AL2023 image. For instance types with GPUs Karpenter takes the NVIDIA variant.
 *
 * Source: Karpenter 1.14, "NodePools" and "NodeClasses".
 */
export class GpuNodePool extends KarpenterPool {
  public readonly use: GpuPoolConfig['use'];

  constructor(scope: Construct, id: string, { environment, name, pool }: GpuNodePoolProps) {
    const { capacityReservations, diskGiB, maxGpus, use, weight } = pool;
    const requirements = requirementsOf(pool, poolZones(environment, pool));
    super(scope, id, {
      name,
      nodeClass: nodeClassSpec({ environment, pool: name, diskGiB, capacityReservations }),
      nodePool: {
        template: template({ name, nodes: use, requirements, taints: [gpuTaint(use)], pool }),
        limits: { [GPU_RESOURCE]: maxGpus },
        disruption: disruption(pool),
        ...(weight !== undefined && { weight }),
      },
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
