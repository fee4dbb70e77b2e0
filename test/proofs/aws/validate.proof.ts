import { after, test, type TestContext } from 'node:test';
import { fail } from 'node:assert/strict';
import { AWS_PROVIDER_VERSION } from '../../../config/versions';
import { cacheFolder } from '../../../machine/cache-folder';
import { endAll, run } from '../../../machine/processes';
import { findTerraform } from '../../../machine/terraform';
import { synthesizedEnvironments } from '../support/synthesized-environments';
import { diagnosticsOf, unreachableProvider } from './terraform-diagnostics';

after(endAll);

// Two at a time: the provider has no use for a second core.
void test('terraform validate takes every stack of every environment', { concurrency: 2 }, async (proof) => {
  const { program, version, mirror, env } = await findTerraform(cacheFolder('proofs', 'validate'));
  console.log(`Terraform ${version}, AWS provider ${AWS_PROVIDER_VERSION} of ${mirror ? mirror.path : 'the registry'}`);
  const environments = await synthesizedEnvironments('validate');
  const validated = environments.flatMap(({ workspace }) =>
    [...workspace.stacks, ...workspace.inCluster].map((stack) =>
      proof.test(`${stack}: ${workspace.count(stack)} resources`, async (validation: TestContext) => {
        const folder = workspace.folder(stack);
        // Read-only: the provider is the one that synth locked, and Terraform has nothing to add.
        const args = ['init', '-backend=false', '-input=false', '-no-color', '-lockfile=readonly'];
        const init = await run(program, args, { cwd: folder, env });
        if (init.exitCode !== 0) {
          // AWS's provider there must be; the others are asked for, and are not everywhere to be had.
          const unreachable = workspace.inCluster.includes(stack) ? unreachableProvider(init.all) : undefined;
          if (unreachable === undefined) fail(`terraform init in ${folder}:\n${init.all}`);
          validation.skip(unreachable);
          return;
        }
        const { stdout, all } = await run(program, ['validate', '-json'], { cwd: folder, env });
        // A warning is a deprecated argument: tomorrow's fault.
        const said = stdout.startsWith('{') ? diagnosticsOf(stdout) : [all];
        if (said.length > 0) fail(`terraform validate in ${folder}:\n${said.join('\n')}`);
      }),
    ),
  );
  await Promise.all(validated);
});
