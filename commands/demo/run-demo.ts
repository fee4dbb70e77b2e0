import { prepare, type DemoContext } from './context';
import { DIFFERENCES, type LoadedCloud } from './demo-environment';
import { EMULATOR_GAPS } from './emulator-gaps';
import { OVERRIDES_IN_WORDS } from './overrides';
import { gapTable, inClusterTable, leftOutTable, leftOverTable, resultTable, type StackResult } from './report';
import { deploy } from './steps/deploy';
import { destroy } from './steps/destroy';
import { planLeftOut } from './steps/left-out';
import { SecondPlans, triesLock } from './steps/plan-again';

export interface DemoOptions {
  readonly environment: LoadedCloud;
  /** Told what happens, a line or a table at a time. */
  readonly log: (text: string) => void;
  /** Called when everything is up and planned again, before it is destroyed. */
  readonly beforeDestroy?: (context: DemoContext) => Promise<void>;
}

/** What the demo found. */
export interface DemoResult {
  readonly stacks: readonly StackResult[];
  /** Everything that is not as it should be, in words; empty when all is well. */
  readonly problems: readonly string[];
}

/**
 * Deploys the cloud half of an environment to AWS emulators with real Terraform, plans it again, plans what no emulator
 * has, destroys it all and looks for what is left.
 *
 * @throws MissingTool where Terraform or Python is missing; Error with the output where a command fails
 */
export async function runDemo({ environment, log, beforeDestroy }: DemoOptions): Promise<DemoResult> {
  const begin = Date.now();
  const heading = (text: string): void => log(`\n── ${text} (${Math.round((Date.now() - begin) / 1000)} s)`);
  const context = await prepare(environment, log);
  heading(`Synthesize ${environment.file}, but for`);
  DIFFERENCES.forEach(({ path, instead, reason }) => log(`   ${path} ${instead}: ${reason}`));
  log('   and, in override files beside the JSON, so that the JSON stays what production gets:');
  OVERRIDES_IN_WORDS.forEach((line) => log(`   ${line}`));

  heading('Deploy to an empty account');
  const plans = new SecondPlans(context);
  // What is only planned is planned while AWS, or who stands in for it, takes its time.
  const [deployed, leftOut] = await Promise.all([
    deploy(context, (stack) => {
      plans.begin(stack);
    }),
    planLeftOut(context),
  ]);
  heading('Plan every stack again');
  for (const { stack } of deployed) plans.begin(stack);
  const { byStack, needless } = await plans.result();
  const locked = await triesLock(context);
  log(`The state's lock: a second run is ${locked ? 'refused' : 'NOT refused'} while somebody holds it`);

  const stacks = deployed.map((one) => {
    const secondPlan = byStack.get(one.stack);
    if (!secondPlan) throw new Error(`${one.stack} was not planned again`);
    return { ...one, secondPlan };
  });
  log(`\n${resultTable(stacks)}`);
  log(`\nForgotten by an emulator; on AWS the second plan is empty:\n${gapTable(EMULATOR_GAPS)}`);
  log(`\nLeft out of the deploy, validated and planned as production gets it:\n${leftOutTable(leftOut)}`);
  const { production } = context;
  log(
    `\nNot applied: ${production.inCluster.join(', ')}. An emulated cluster has no Kubernetes API to deploy into. It holds:`,
  );
  log(inClusterTable(production));
  await beforeDestroy?.(context);

  heading('Destroy');
  const left = await destroy(context);
  log(`\nLeft, and nothing else:\n${leftOverTable(left)}`);
  await context.emulators.stop();

  return {
    stacks,
    problems: [
      ...stacks.flatMap(({ stack, secondPlan }) =>
        secondPlan.unexplained.map(
          ({ address, action, attributes }) =>
            `${stack}: the second plan would ${action} ${address} (${attributes.join(', ') || 'as a whole'}), and commands/demo/emulator-gaps.ts does not say why`,
        ),
      ),
      ...needless.map((entry) => `commands/demo/emulator-gaps.ts lists ${entry}, and no plan needed it; remove it`),
      ...(locked ? [] : ["Terraform did not respect the lock of a stack's state"]),
      ...left.problems.map((what) => `after destroying, ${what}`),
    ],
  };
}
