import { join, relative } from 'node:path';
import { defineCommand } from './harness/command';
import { loadCloud } from './harness/environments';
import { OutOfReach, UsageError } from './harness/status';

/** The bucket is made by a plan that is shown and asked for; its own state is moved into it. */
export const bootstrap = defineCommand({
  name: 'bootstrap',
  summary: "Makes the bucket that keeps an environment's Terraform state, and moves its own state in",
  positionals: { environment: { type: 'string', describe: "Name of an environment with terraformState: 's3'" } },
  env: 'The same as the argument',
  examples: [['bootstrap hybrid', 'shows the plan, and asks']],
  run: async ({ environment: given, env }, place) => {
    const { name, terraformState } = await loadCloud(place.root, [given, ...env]);
    if (terraformState !== 's3') {
      throw new UsageError(
        `${name} says terraformState: 'local'. To keep the state in a bucket write 's3' there, then run this again.`,
      );
    }
    const { synthesize } = await import('../synthesis/synthesize.ts');
    const { bootstrapState, terraformFor } = await import('./bootstrap/state-bucket.ts');
    await synthesize(place.root, { only: [name] });

    const stackFolder = join(place.root, 'cdktf.out', 'stacks', `${name}-state`);
    const localState = join(place.root, '.terraform-state', `${name}-state.tfstate`);
    try {
      await bootstrapState({
        stackFolder,
        localState: relative(stackFolder, localState),
        terraform: terraformFor(stackFolder),
        log: place.say,
      });
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'MissingTool') throw error;
      throw new OutOfReach(`${error.message}\nNothing is lost: run this again, and it goes on from where it stopped.`);
    }
    place.say(`Ready for the other stacks: npx cdktf deploy '${name}-*'`);
    return {};
  },
});
