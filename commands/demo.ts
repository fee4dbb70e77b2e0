import { defineCommand, type Place } from './harness/command';
import { STATUS, UsageError } from './harness/status';
import { colour } from './harness/terminal';
import type { DemoContext } from './demo/context';

/** Real Terraform against emulators on this machine: nobody's account is touched. */
export const demo = defineCommand({
  name: 'demo',
  summary: 'Deploys an environment to AWS emulators on this machine, plans again, destroys',
  env: 'The environment (default: hybrid where there is one, else the first with a cloud half)',
  options: { keep: { type: 'boolean', describe: 'Leave it up until Ctrl-C, to look at it' } },
  json: 'Print stacks and problems as JSON; progress goes to stderr',
  examples: [
    ['demo', 'takes about six minutes'],
    ['demo --keep --env acme', 'to look at what acme becomes'],
  ],
  run: async ({ env, keep }, place) => {
    if (env.length > 1) throw new UsageError('The demo deploys one environment: say --env once.');
    const { chooseEnvironment } = await import('./demo/demo-environment.ts');
    const environment = await chooseEnvironment(place.root, env[0]);
    const { runDemo } = await import('./demo/run-demo.ts');
    const begin = Date.now();
    const { stacks, problems } = await runDemo({
      environment,
      log: place.json ? console.error : place.say,
      ...(keep === true && { beforeDestroy: (context) => keepUp(context, place) }),
    });
    problems.forEach((problem) => console.error(`${colour.red('FAULT')} ${problem}`));
    const seconds = Math.round((Date.now() - begin) / 1000);
    place.say(`\n${problems.length === 0 ? 'All is well' : `${problems.length} faults`}, after ${seconds} s.`);
    return { status: problems.length === 0 ? STATUS.well : STATUS.notReady, json: { stacks, problems, seconds } };
  },
});

/** Shows how to look at what is deployed, and waits for Ctrl-C, which ends the emulators too. */
async function keepUp({ applied, emulators, environment }: DemoContext, { say }: Place): Promise<void> {
  const { untilInterrupted } = await import('../machine/processes.ts');
  const variables = Object.entries(emulators.env).flatMap(([name, value]) =>
    value === undefined ? [] : [`export ${name}=${value}`],
  );
  say(`
It stays up until Ctrl-C. To look at it, in another terminal:

${variables.join('\n')}

aws eks describe-cluster --name ${environment.name}
aws ec2 describe-subnets --query 'Subnets[].[CidrBlock,AvailabilityZone]' --output text
terraform -chdir=${applied.folder(`${environment.name}-cluster`)} state list
`);
  await untilInterrupted();
}
