import type { Construct } from 'constructs';
import { architectureOf } from '../../../config/aws/instance-types';
import { GENERAL_VCPUS, generalFamilies, poolZones } from '../../../config/pools/pool-nodes';
import type { CloudEnvironment, GeneralPoolConfig } from '../../../config/schema/environment';
import { KarpenterPool } from './karpenter-pool';
import { nodeClassSpec } from './node-class-spec';
import { among, disruption, type Requirement, template } from './node-pool-spec';

export interface GeneralNodePoolProps {
  readonly environment: CloudEnvironment;
  /** The pool's name in Kubernetes, in the tags of its instances, and in the label of its nodes. */
  readonly name: string;
  readonly pool: GeneralPoolConfig;
}

/**
 * A pool of ordinary nodes that starts from zero and has a limit in vCPUs. It has no taint, so a pod that asks for nothing special runs
 * here. System nodes hold only what must run before Karpenter.
 *
 * Source: Karpenter 1.14, "NodePools" and "NodeClasses".
 */
export class GeneralNodePool extends KarpenterPool {
  constructor(scope: Construct, id: string, { environment, name, pool }: GeneralNodePoolProps) {
    const families = generalFamilies({ generalPool: pool, system: environment.cloud.system });
    const requirements = [
      among('karpenter.k8s.aws/instance-family', families),
      among('kubernetes.io/arch', [...new Set(families.map(architectureOf))].sort()),
      among('topology.kubernetes.io/zone', poolZones(environment, pool)),
      among('karpenter.sh/capacity-type', pool.capacity),
      vcpus('Gte', GENERAL_VCPUS.least),
      vcpus('Lte', GENERAL_VCPUS.most),
      absent('karpenter.k8s.aws/instance-gpu-count'),
      absent('karpenter.k8s.aws/instance-accelerator-count'),
    ];
    super(scope, id, {
      name,
      nodeClass: nodeClassSpec({ environment, pool: name, diskGiB: pool.diskGiB }),
      nodePool: {
        template: template({ name, nodes: name, requirements, pool }),
        limits: { cpu: pool.maxCpus },
        disruption: disruption(pool),
      },
    });
  }
}

const vcpus = (operator: 'Gte' | 'Lte', count: number): Requirement => ({
  key: 'karpenter.k8s.aws/instance-cpu',
  operator,
  values: [String(count)],
});

const absent = (key: string): Requirement => ({ key, operator: 'DoesNotExist' });
