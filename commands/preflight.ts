import { defineCommand } from './harness/command';
import { composeCloud } from './harness/environments';
import { STATUS } from './harness/status';
import { colour } from './harness/terminal';

/** Changes nothing in the account. */
export const preflight = defineCommand({
  name: 'preflight',
  summary: 'Looks whether an AWS account is ready for an environment; changes nothing',
  positionals: { environment: { type: 'string', describe: 'Name of an environment with a cloud half' } },
  env: 'The same as the argument',
  json: 'Print what was looked at as JSON',
  examples: [['preflight hybrid', 'with the credentials that the AWS CLI would use']],
  run: async ({ environment: name, env }, place) => {
    const { environment, app } = await composeCloud(place.root, [name, ...env]);
    const { AwsAccount } = await import('./preflight/aws-account.ts');
    const { describeChecks } = await import('./preflight/describe.ts');
    const { nodeImagesIn } = await import('./preflight/node-images.ts');
    const { preflight: look } = await import('./preflight/preflight.ts');
    const { partsInStacks } = await import('../synthesis/parts-in-stacks.ts');
    const { stacksIn } = await import('../synthesis/stack-json.ts');
    const { account, region } = environment.cloud;
    place.say(`${colour.bold(environment.name)}  account ${account}, ${region}; only looking\n`);
    const stacks = Object.values(stacksIn(app));
    const checks = await look(
      environment,
      { ...partsInStacks(stacks), images: nodeImagesIn(stacks, environment.cloud.kubernetesVersion) },
      new AwsAccount(region),
      place.progress,
    );
    place.progress('');
    place.say(describeChecks(checks));
    const open = checks.filter(({ verdict }) => verdict !== 'ok').length;
    place.say(open === 0 ? '\nReady to deploy.' : `\n${open} of ${checks.length} to see to before the first deploy.`);
    return { status: open === 0 ? STATUS.well : STATUS.notReady, json: { environment: environment.name, checks } };
  },
});
