import { RootConstruct } from 'constructs';
import { hasCloud } from '../../../../../config/kubernetes/clusters';
import type { CloudEnvironment } from '../../../../../config/schema/environment';
import type { KarpenterPool } from '../../../../../constructs/karpenter/pools/karpenter-pool';
import { NodePools } from '../../../../../constructs/karpenter/pools/node-pools';
import { hybrid, parsed, type Draft } from '../../../../support/drafts';

/** `hybrid`, or another draft, changed. */
export function environmentOf(change: (draft: Draft) => void = () => undefined, draft = hybrid()): CloudEnvironment {
  change(draft);
  const environment = parsed(draft);
  if (!hasCloud(environment)) throw new Error('no cloud half');
  return environment;
}

/** The pools of {@link environmentOf}. */
export const poolsOf = (change?: (draft: Draft) => void, draft?: Draft): NodePools =>
  new NodePools(new RootConstruct(), 'pools', { environment: environmentOf(change, draft) });

/** One of the GPU pools. */
export function gpuPoolOf(pools: NodePools, name = 'pipeline'): KarpenterPool {
  const pool = pools.gpu[name];
  if (!pool) throw new Error(`no pool ${name}`);
  return pool;
}

/** What a pool asks of a label: operator and values of each requirement. */
export const asked = (pool: KarpenterPool, key: string): unknown[] =>
  pool.nodePool.spec.template.spec.requirements
    .filter((requirement) => requirement.key === key)
    .map(({ operator, values }) => (values ? [operator, ...values] : [operator]));

/** What is wrong with the pools, as synth tells it. */
export const told = (pools: NodePools): string[] =>
  pools.node.findAll().flatMap((construct) => construct.node.validate());
