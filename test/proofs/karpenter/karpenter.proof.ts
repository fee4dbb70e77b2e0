import { after, before, describe } from 'node:test';
import { startKarpenterHarness, type KarpenterHarness } from '../../../testbed/karpenter/karpenter-harness';
import { fixtureEnvironment } from '../../../testbed/karpenter/fixture-environment';
import { endAll } from '../../../machine/processes';
import { consolidation } from './cases/consolidation';
import { interruption } from './cases/interruption';
import { invalidSpecs } from './cases/invalid-specs';
import { leastPrivilege } from './cases/least-privilege';
import { limitHolds } from './cases/limit-holds';
import { onDemandFallback } from './cases/on-demand-fallback';
import { nobodyElse } from './cases/nobody-else';
import { nothingLeft } from './cases/nothing-left';
import { rightNode } from './cases/right-node';
import { makeKarpenterFixture } from './karpenter-case';

/** Building the components takes a quarter of an hour once, in ms. */
const PATIENCE_MS = 45 * 60_000;

void describe('the real Karpenter on a real API server, with the pools as the platform stack renders them', () => {
  let harness: KarpenterHarness | undefined;
  before(
    async () => {
      harness = await startKarpenterHarness({ loaded: fixtureEnvironment(), log: (line) => console.log(line) });
      await harness.installPools();
    },
    { timeout: PATIENCE_MS },
  );
  after(async () => {
    await harness?.stop();
    await endAll();
  });

  const fixture = makeKarpenterFixture(() => {
    if (!harness) throw new Error('the harness was not started');
    return harness;
  });
  for (const declare of [
    rightNode,
    nobodyElse,
    limitHolds,
    consolidation,
    interruption,
    onDemandFallback,
    invalidSpecs,
    nothingLeft,
    leastPrivilege,
  ])
    declare(fixture);
});
