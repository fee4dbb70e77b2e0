import { after, before, describe } from 'node:test';
import { startGround, type Ground } from '../../../tools/karpenter/ground';
import { installPools } from '../../../tools/karpenter/pools-ready';
import { shownEnvironment } from '../../../tools/karpenter/shown-environment';
import { endAll } from '../../../tools/support/processes';

import { consolidation } from './points/consolidation';
import { interruption } from './points/interruption';
import { invalidSpecs } from './points/invalid-specs';
import { leastPrivilege } from './points/least-privilege';
import { limitHolds } from './points/limit-holds';
import { withoutSpot } from './points/no-spot';
import { nobodyElse } from './points/nobody-else';
import { nothingLeft } from './points/nothing-left';
import { rightNode } from './points/right-node';
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
