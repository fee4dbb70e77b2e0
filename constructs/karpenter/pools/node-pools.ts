import { Construct } from 'constructs';
import { GENERAL_POOL } from '../../../config/pools/general-nodes';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { GpuNodePool } from './gpu-node-pool';
import { KarpenterPool, type KarpenterManifest } from './karpenter-pool';
import { NodePool } from './node-pool';

export interface NodePoolsProps {
  readonly environment: CloudEnvironment;
}

/** Every pool of an environment. A pool that is made in code with this one as its scope is one of them. */
export class NodePools extends Construct {
  /** By the pool's name in the environment. */
  public readonly gpu: Readonly<Record<string, GpuNodePool>>;
  public readonly general: NodePool;

  constructor(scope: Construct, id: string, { environment }: NodePoolsProps) {
    super(scope, id);
    const { generalPool, gpuPools } = environment.cloud;
    this.general = new NodePool(this, GENERAL_POOL, { environment, name: GENERAL_POOL, pool: generalPool });
    this.gpu = Object.fromEntries(
      Object.entries(gpuPools).map(([name, pool]) => [name, new GpuNodePool(this, name, { environment, name, pool })]),
    );
  }

  /**
   * The objects to write to the cluster, classes before pools, each by name. Read it as late as possible, such as in a `Lazy`: a pool that is
   * added or overridden afterwards is not in it.
   */
  public get manifests(): readonly KarpenterManifest[] {
    const pools = this.all;
    return [...pools.map(({ nodeClass }) => nodeClass), ...pools.map(({ nodePool }) => nodePool)];
  }

  /** Longest time in minutes that a node may take to drain, over all pools: Helm's timeout follows from it. */
  public get longestDrainMinutes(): number {
    return Math.max(...this.all.map(({ drainMinutes }) => drainMinutes));
  }

  private get all(): KarpenterPool[] {
    return this.node
      .findAll()
      .filter((construct) => construct instanceof KarpenterPool)
      .sort((a, b) => (a.nodePool.metadata.name < b.nodePool.metadata.name ? -1 : 1));
  }
}
