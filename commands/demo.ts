import type { DemoContext } from './demo/context';
import { runDemo } from './demo/run-demo';
import { untilInterrupted } from '../machine/processes';
import { runTool } from './harness/run-tool';

/** Shows how to look at what is deployed, and waits for Ctrl-C, which ends the emulators too. */
async function keep({ emulators, applied }: DemoContext): Promise<void> {
  const variables = Object.entries(emulators.env).flatMap(([name, value]) =>
    value === undefined ? [] : [`export ${name}=${value}`],
  );
  console.log(`
It stays up until Ctrl-C. To look at it, in another terminal:

${variables.join('\n')}

aws eks describe-cluster --name hybrid
aws ec2 describe-subnets --query 'Subnets[].[CidrBlock,AvailabilityZone]' --output text
terraform -chdir=${applied.folder('hybrid-cluster')} state list
`);
  await untilInterrupted();
}

runTool(async () => {
  const begin = Date.now();
  const { problems } = await runDemo({
    log: (text) => console.log(text),
    ...(process.argv.includes('--keep') && { beforeDestroy: keep }),
  });
  problems.forEach((problem) => console.error(`FAULT ${problem}`));
  const seconds = Math.round((Date.now() - begin) / 1000);
  console.log(`\n${problems.length === 0 ? 'All is well' : `${problems.length} faults`}, after ${seconds} s.`);
  return problems.length === 0 ? 0 : 1;
});
