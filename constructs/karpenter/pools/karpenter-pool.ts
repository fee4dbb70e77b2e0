import { Construct } from 'constructs';
import { minutesIn } from '../../../config/pools/pool-times';
import type { ManifestFault } from './faults/manifest-fault';
import { poolFaults } from './faults/pair-faults';
import type { NodeClassManifest } from './node-class.generated';
import type { NodePoolManifest } from './node-pool.generated';

/** An object of Karpenter's, as it is written to the cluster. */
export type KarpenterManifest = NodeClassManifest | NodePoolManifest;

/** Keys of the specs to replace, each as a whole. */
export interface PoolOverrides {
  /** Keys of the EC2NodeClass' spec, such as `tags` or `userData`. */
  readonly nodeClass?: Partial<NodeClassManifest['spec']>;
  /** Keys of the NodePool's spec, such as `limits`. */
  readonly nodePool?: Partial<NodePoolManifest['spec']>;
}

export interface KarpenterPoolProps {
  readonly nodeClass: NodeClassManifest;
  readonly nodePool: NodePoolManifest;
  /**
   * What must hold of this kind of pool beyond what holds of each.
   * @default nothing
   */
  readonly faults?: (nodePool: NodePoolManifest) => readonly ManifestFault[];
}

/**
 * A pool of nodes and the class of their instances, one for one. Both are checked when all is synthesized, overrides included: every fault
 * of every pool is told, and then nothing is written.
 */
export abstract class KarpenterPool extends Construct {
  private objects: Pick<KarpenterPoolProps, 'nodeClass' | 'nodePool'>;

  protected constructor(scope: Construct, id: string, { nodeClass, nodePool, faults }: KarpenterPoolProps) {
    super(scope, id);
    this.objects = { nodeClass, nodePool };
    this.node.addValidation({
      validate: () => [...poolFaults(this.objects), ...(faults?.(this.nodePool) ?? [])].map(told),
    });
  }

  public get nodeClass(): NodeClassManifest {
    return this.objects.nodeClass;
  }

  public get nodePool(): NodePoolManifest {
    return this.objects.nodePool;
  }

  /** Longest time in minutes that a node of this pool may take to drain. */
  public get drainMinutes(): number {
    return minutesIn(this.nodePool.spec.template.spec.terminationGracePeriod);
  }

  /**
   * Replaces keys of the two specs, each key as a whole. For what the environment's file does not say; what is wrong with the result is
   * told by synth.
   *
   * @example
   * declare const pool: KarpenterPool;
   * pool.override({ nodeClass: { detailedMonitoring: true } });
   */
  public override({ nodeClass = {}, nodePool = {} }: PoolOverrides): void {
    this.objects = {
      nodeClass: { ...this.nodeClass, spec: { ...this.nodeClass.spec, ...nodeClass } },
      nodePool: { ...this.nodePool, spec: { ...this.nodePool.spec, ...nodePool } },
    };
  }
}

const told = ({ path, value, rule, fix }: ManifestFault): string =>
  `${path} ${value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`}: ${rule}; ${fix}`;
