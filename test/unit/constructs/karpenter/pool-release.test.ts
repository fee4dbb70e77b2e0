import { expect, it } from 'vitest';
import { App, TerraformStack } from 'cdktf';
import type { CloudEnvironment } from '../../../../config/schema/environment';
import { NodePools } from '../../../../constructs/karpenter/pools/node-pools';
import { PoolRelease } from '../../../../constructs/karpenter/pool-release';
import { environments } from '../../../support/environments';

it('refuses pools of which one may drain for ever, since Helm must be told how long to wait', () => {
  const hybrid = environments().find(({ environment }) => environment.name === 'hybrid')?.environment;
  const stack = new TerraformStack(new App(), 'stack');
  const pools = new NodePools(stack, 'pools', { environment: hybrid as CloudEnvironment });
  const release = new PoolRelease(stack, 'release', { pools, after: [] });
  const faults = (): string[] => release.node.validate();
  expect(faults()).toEqual([]);

  Object.defineProperty(pools, 'longestDrainMinutes', { value: Infinity });

  expect(faults()).toEqual([expect.stringContaining('give each a terminationGracePeriod')]);
});
