import { RootConstruct } from 'constructs';
import { hasCloud } from '../../../config/kubernetes/clusters';
import { NodePools } from '../../../constructs/karpenter/pools/node-pools';
import { hybrid, parsed } from '../drafts';
import { deviceSpecs } from './devices';
import { disruptionSpecs } from './disruption';
import { imageSpecs } from './images';
import type { InvalidPoolSpec, PoolPair } from './invalid-pool-spec';
import { requirementSpecs } from './requirements';
import { selectorSpecs } from './selectors';

export type { InvalidPoolSpec, PoolPair } from './invalid-pool-spec';

/** Every way to break a pool that we know of, over the eleven rules of Karpenter's that trip people. */
export const INVALID_POOL_SPECS: readonly InvalidPoolSpec[] = [
  ...imageSpecs,
  ...selectorSpecs,
  ...deviceSpecs,
  ...disruptionSpecs,
  ...requirementSpecs,
];

let valid: PoolPair | undefined;

/** A valid pair, new at each call: the pipeline's pool of `hybrid`, as the stack writes it. */
export function validPair(): PoolPair {
  valid ??= pipelinePair();
  return structuredClone(valid);
}

function pipelinePair(): PoolPair {
  const environment = parsed(hybrid());
  if (!hasCloud(environment)) throw new Error('hybrid has no cloud half');
  const { pipeline } = new NodePools(new RootConstruct(), 'pools', { environment }).gpu;
  if (!pipeline) throw new Error('hybrid has no pool called pipeline');
  return JSON.parse(JSON.stringify({ nodeClass: pipeline.nodeClass, nodePool: pipeline.nodePool })) as PoolPair;
}
