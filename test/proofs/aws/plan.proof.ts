import { after, test } from 'node:test';
import { deepEqual, equal } from 'node:assert/strict';
import { join } from 'node:path';
import { plan, terraform } from '../../../commands/demo/terraform-plan';
import { synthesizeInto } from '../../../testbed/emulators/workspace';
import { makeZone, startEmulators } from '../../../testbed/emulators/start-emulators';
import { cacheFolder } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';
import { findTerraform } from '../../../machine/terraform';
import { readSynthesized } from '../../support/stack-json';
import { everyOption } from '../support/every-option';
import { seedNetwork } from '../support/seed-network';

after(endAll);

/**
 * What the demo does not apply, because no example has it switched on or no emulator has it: the real provider computes the
 * plan of every resource, which finds what `validate` cannot see.
 */
void test('terraform plan takes every option', { concurrency: 2 }, async (proof) => {
  const folder = cacheFolder('proofs', 'plan');
  const { program, env: terraformEnv } = await findTerraform(folder);
  const emulators = await startEmulators({ log: (line) => console.log(line) });
  for (const loaded of everyOption()) {
    const { name, cloud } = loaded.environment;
    const workspace = synthesizeInto(join(folder, name), loaded);
    await seedNetwork(emulators, cloud?.region ?? '', Object.values(readSynthesized(join(folder, name)).stacks));
    if (cloud?.dnsZone !== undefined) await makeZone(emulators, cloud.dnsZone);
    const env = { ...terraformEnv, ...(await emulators.envAsRole(cloud?.admins[0] ?? '')) };
    const planned = workspace.stacks.map((stack) =>
      proof.test(`${stack}: ${workspace.count(stack)} to add`, async () => {
        const inStack = { program, folder: workspace.folder(stack), env };
        await terraform(inStack, 'init', '-input=false', '-no-color');
        const changes = await plan(inStack);
        deepEqual([...new Set(changes.map(({ action }) => action))], ['create']);
        equal(changes.length, workspace.count(stack));
      }),
    );
    await Promise.all(planned);
    for (const stack of workspace.inCluster)
      await proof.test(stack, (plan) => {
        plan.skip('its plan looks up a cluster and file systems that nobody made here, and downloads charts');
      });
  }
  await emulators.stop();
});
