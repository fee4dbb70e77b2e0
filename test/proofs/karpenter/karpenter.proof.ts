import { after, before, describe } from 'node:test';
import { startGround, type Ground } from '../../../testbed/karpenter/karpenter-harness';
import { installPools } from '../../../testbed/karpenter/pools-ready';
import { shownEnvironment } from '../../../testbed/karpenter/shown-environment';
import { endAll } from '../../../machine/processes';

import { consolidation } from './cases/consolidation';
import { interruption } from './cases/interruption';
import { invalidSpecs } from './cases/invalid-specs';
import { leastPrivilege } from './cases/least-privilege';
import { limitHolds } from './cases/limit-holds';
import { withoutSpot } from './cases/no-spot';
import { nobodyElse } from './cases/nobody-else';
import { nothingLeft } from './cases/nothing-left';
import { rightNode } from './cases/right-node';
import { makeStage } from './shown';

/** Building the components takes a quarter of an hour once, in ms. */
const PATIENCE_MS = 45 * 60_000;

void describe('the real Karpenter on a real API server, with the pools as the platform stack renders them', () => {
  let ground: Ground | undefined;
  before(
    async () => {
      ground = await startGround({ loaded: shownEnvironment(), log: (line) => console.log(line) });
      await installPools(ground);
    },
    { timeout: PATIENCE_MS },
  );
  after(async () => {
    await ground?.stop();
    await endAll();
  });

  const stage = makeStage(() => {
    if (!ground) throw new Error('the ground does not stand');
    return ground;
  });
  for (const point of [
    rightNode,
    nobodyElse,
    limitHolds,
    consolidation,
    interruption,
    withoutSpot,
    invalidSpecs,
    nothingLeft,
    leastPrivilege,
  ])
    point(stage);
});
