import { eventually } from '../support/eventually';
import type { Ground } from './ground';
import { NODE_POOL, type NodeClaim } from './kinds';
import { holds } from './kinds';

/** Installs the pools and waits until Karpenter has found all that they name: images, subnets, security groups, the role. */
export const installPools = async (ground: Ground): Promise<void> => {
  const [, , pools] = ground.releases;
  await ground.helm.install(pools);
  await eventually('all pools to be ready', async () => {
    const { items } = await ground.objects.list<NodeClaim>(NODE_POOL.apiVersion, NODE_POOL.kind);
    return items.length > 0 && items.every((pool) => holds(pool, 'Ready'));
  });
};
