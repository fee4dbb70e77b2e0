import type { Construct } from 'constructs';
import type * as z from 'zod';
import { architectureOf } from '../../../config/aws/instance-types';
import { generalFamilies, GENERAL_VCPUS } from '../../../config/pools/general-nodes';
import { generalPoolFaults } from '../../../config/pools/pool-faults';
import { poolZones } from '../../../config/pools/pool-nodes';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { GeneralPool } from '../../../config/schema/pools';
import { checkedSpec } from './checked-spec';
import { KarpenterPool } from './karpenter-pool';
import { nodeClassManifest } from './node-class-manifest';
import { among, nodePoolManifest, type Requirement } from './node-pool-manifest';

export interface NodePoolProps {
  readonly environment: CloudEnvironment;
  /** The pool's name in Kubernetes and in the tags of its instances; its nodes bear it as their label too. */
  readonly name: string;
  /** The pool as an environment's file writes it. */
  readonly pool: z.input<typeof GeneralPool>;
}

/**
 * A pool of ordinary nodes that starts from zero and has a limit in vCPUs. It has no taint: what asks for nothing special belongs here and
 * not on the system nodes, which hold only what must run before there is a Karpenter.
 *
 * Source: Karpenter 1.14, "NodePools" and "NodeClasses".
 *
 * @throws Error if the pool is not one that an environment's file could have, with every fault
 */
export class NodePool extends KarpenterPool {
  constructor(scope: Construct, id: string, { environment, name, pool: written }: NodePoolProps) {
    const pool = checkedSpec(`${scope.node.path}/${id}`, GeneralPool, written, (config) =>
      generalPoolFaults([], config, environment.cloud),
    );
    const families = generalFamilies({ generalPool: pool, system: environment.cloud.system });
    super(scope, id, {
      nodeClass: nodeClassManifest({ environment, pool: name, diskGiB: pool.diskGiB }),
      nodePool: nodePoolManifest({
        name,
        nodes: name,
        requirements: [
          among('karpenter.k8s.aws/instance-family', families),
          among('kubernetes.io/arch', [...new Set(families.map(architectureOf))].sort()),
          among('topology.kubernetes.io/zone', poolZones(environment, pool)),
          among('karpenter.sh/capacity-type', pool.capacity),
          vcpus('Gte', GENERAL_VCPUS.least),
          vcpus('Lte', GENERAL_VCPUS.most),
          absent('karpenter.k8s.aws/instance-gpu-count'),
          absent('karpenter.k8s.aws/instance-accelerator-count'),
        ],
        limits: { cpu: pool.maxCpus },
        pool,
      }),
    });
  }
}

const vcpus = (operator: 'Gte' | 'Lte', count: number): Requirement => ({
  key: 'karpenter.k8s.aws/instance-cpu',
  operator,
  values: [String(count)],
});

const absent = (key: string): Requirement => ({ key, operator: 'DoesNotExist' });
