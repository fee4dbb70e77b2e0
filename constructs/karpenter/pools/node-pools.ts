import { Construct } from 'constructs';
import type * as z from 'zod';
import { error, type RuleFault } from '../../../config/load/fault';
import { RulesError } from '../../../config/load/fault-text';
import { GENERAL_POOL } from '../../../config/pools/pool-nodes';
import { rules } from '../../../config/rules';
import type { CloudConfig, CloudEnvironment } from '../../../config/schema/environment';
import { GeneralPool } from '../../../config/schema/general-pool';
import { GpuPool } from '../../../config/schema/gpu-pool';
import { GeneralNodePool } from './general-node-pool';
import { GpuNodePool } from './gpu-node-pool';
import { type KarpenterManifest, KarpenterPool } from './karpenter-pool';

export interface NodePoolsProps {
  readonly environment: CloudEnvironment;
}

/** Every pool of an environment, and every pool that its overrides add. */
export class NodePools extends Construct {
  /** By the pool's name in the environment. */
  public readonly gpu: Readonly<Record<string, GpuNodePool>>;
  public readonly general: GeneralNodePool;
  /** With the pools that were added, so that the rules compare each addition with them. */
  private environment: CloudEnvironment;

  constructor(scope: Construct, id: string, { environment }: NodePoolsProps) {
    super(scope, id);
    this.environment = environment;
    const { generalPool, gpuPools } = environment.cloud;
    this.general = new GeneralNodePool(this, GENERAL_POOL, { environment, name: GENERAL_POOL, pool: generalPool });
    this.gpu = Object.fromEntries(
      Object.entries(gpuPools).map(([name, pool]) => [name, new GpuNodePool(this, name, { environment, name, pool })]),
    );
  }

  /**
   * Adds a GPU pool that the environment's file does not have. The rules about the pool itself and its overlap with others
   * check it as if it were in the file; rules about the network's size do not.
   *
   * @param written the pool as the file would have it; `use` gives the defaults
   * @throws RulesError with every fault of the pool
   */
  public addGpuPool(name: string, written: z.input<typeof GpuPool>): GpuNodePool {
    const path = ['cloud', 'gpuPools', name];
    const pool = parse(GpuPool, written, path);
    const gpuPools = { ...this.environment.cloud.gpuPools, [name]: pool };
    this.environment = this.judged(path, { gpuPools });
    return new GpuNodePool(this, name, { environment: this.environment, name, pool });
  }

  /**
   * Adds a second pool of ordinary nodes. The rules check it as if it were the environment's `generalPool`.
   *
   * @param written the pool as the file would have it
   * @throws RulesError with every fault of the pool
   */
  public addGeneralPool(name: string, written: z.input<typeof GeneralPool>): GeneralNodePool {
    const path = ['cloud', 'generalPool'];
    const pool = parse(GeneralPool, written, path);
    return new GeneralNodePool(this, name, { environment: this.judged(path, { generalPool: pool }), name, pool });
  }

  /**
   * The objects to write to the cluster, classes before pools, each sorted by name. Read it as late as possible, such as in a `Lazy`: it
   * does not show later additions and overrides.
   */
  public get manifests(): readonly KarpenterManifest[] {
    const pools = this.all;
    return [...pools.map(({ nodeClass }) => nodeClass), ...pools.map(({ nodePool }) => nodePool)];
  }

  /** Longest time in minutes that a node of any pool may take to drain. Helm's timeout follows from it. */
  public get longestDrainMinutes(): number {
    return Math.max(...this.all.map(({ drainMinutes }) => drainMinutes));
  }

  private get all(): KarpenterPool[] {
    return this.node
      .findAll()
      .filter((construct) => construct instanceof KarpenterPool)
      .sort((a, b) => (a.nodePool.metadata.name < b.nodePool.metadata.name ? -1 : 1));
  }

  /** @returns the environment with the change; throws if a rule finds an error at the path in it */
  private judged(path: readonly string[], change: Partial<CloudConfig>): CloudEnvironment {
    const environment = { ...this.environment, cloud: { ...this.environment.cloud, ...change } };
    const faults = rules.flatMap((rule) => rule(environment));
    refuse(faults.filter((fault) => fault.severity === 'error' && path.every((key, at) => fault.path[at] === key)));
    return environment;
  }
}

function parse<T extends z.ZodType>(schema: T, written: z.input<T>, path: readonly string[]): z.output<T> {
  const parsed = schema.safeParse(written, { reportInput: true });
  const issues = parsed.error?.issues ?? [];
  refuse(issues.map((issue) => error([...path, ...issue.path.map(String)], issue.input, issue.message, 'correct it')));
  return parsed.data as z.output<T>;
}

function refuse(faults: readonly RuleFault[]): void {
  if (faults.length > 0) throw new RulesError(faults);
}
