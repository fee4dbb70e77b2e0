import { Construct } from 'constructs';
import type { RuleFault } from '../../../config/load/fault';
import { faultText } from '../../../config/load/fault-text';
import { minutesIn } from '../../../config/pools/pool-times';
import { poolFaults } from './faults/pair-faults';
import type { NodeClassManifest } from './node-class.generated';
import type { NodePoolManifest } from './node-pool.generated';

/** An object of Karpenter's, as it is written to the cluster. */
export type KarpenterManifest = NodeClassManifest | NodePoolManifest;

/** Keys of the specs to replace. Each key is replaced as a whole. */
export interface PoolOverrides {
  /** Keys of the EC2NodeClass' spec, such as `tags` or `userData`. */
  readonly nodeClass?: Partial<NodeClassManifest['spec']>;
  /** Keys of the NodePool's spec, such as `limits`. */
  readonly nodePool?: Partial<NodePoolManifest['spec']>;
}

export interface KarpenterPoolProps {
  /** Name of the pool and of its class. */
  readonly name: string;
  readonly nodeClass: NodeClassManifest['spec'];
  readonly nodePool: NodePoolManifest['spec'];
  /**
   * Finds faults of this kind of pool, beyond those that any pool can have.
   * @default nothing
   */
  readonly faults?: (nodePool: NodePoolManifest) => readonly RuleFault[];
}

/**
 * A NodePool and the EC2NodeClass of its own. Synth checks the finished objects, overrides included. If there is a fault it reports every
 * fault of every pool and writes nothing.
 */
export abstract class KarpenterPool extends Construct {
  private objects: { readonly nodeClass: NodeClassManifest; readonly nodePool: NodePoolManifest };

  protected constructor(scope: Construct, id: string, { name, nodeClass, nodePool, faults }: KarpenterPoolProps) {
    super(scope, id);
    const metadata = { name };
    this.objects = {
      nodeClass: { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata, spec: nodeClass },
      nodePool: { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata, spec: nodePool },
    };
    this.node.addValidation({
      validate: () =>
        [...poolFaults(this.objects), ...(faults?.(this.nodePool) ?? [])].map((fault) => faultText(fault)),
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
   * Replaces keys of the two specs, each key as a whole. Use it for settings that the environment's file does not have. Synth reports
   * faults of the result.
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
