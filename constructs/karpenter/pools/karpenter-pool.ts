import { Construct } from 'constructs';
import type { RuleFault } from '../../../config/load/fault';
import { faultText } from '../../../config/load/fault-text';
import { minutesIn } from '../../../config/pools/pool-times';
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
  /** Name of the pool and of its class. */
  readonly name: string;
  readonly nodeClass: NodeClassManifest['spec'];
  readonly nodePool: NodePoolManifest['spec'];
  /**
   * What must hold of this kind of pool beyond what holds of each.
   * @default nothing
   */
  readonly faults?: (nodePool: NodePoolManifest) => readonly RuleFault[];
}

/**
 * A pool of nodes and the class of their instances, one for one. Synth checks the finished objects, overrides included, tells every fault of
 * every pool, and then writes nothing.
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
