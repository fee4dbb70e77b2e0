import { eventually } from '../../machine/eventually';
import type { Ground } from './karpenter-harness';
import { NODE_POOL, type NodeClaim } from './crds';
import { holds } from './crds';

/** Installs the pools and waits until Karpenter has found all that they name: images, subnets, security groups, the role. */
export const installPools = async (ground: Ground): Promise<void> => {
  await ground.helm.install(ground.releases.pools);
  await eventually('all pools to be ready', async () => {
    const { items } = await ground.objects.list<NodeClaim>(NODE_POOL.apiVersion, NODE_POOL.kind);
    return items.length > 0 && items.every((pool) => holds(pool, 'Ready'));
  });
};
