import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Environment } from '../../machine/processes';
import { plannedChanges, type PlanJson, type PlannedChange } from './plan-changes';

/** Terraform in one stack's folder. */
export interface TerraformIn {
  readonly program: string;
  readonly folder: string;
  readonly env: Environment;
}

/**
 * Runs Terraform in a stack's folder.
 *
 * @returns its standard output
 * @throws Error with the command and what it said
 */
export async function terraform({ program, folder, env }: TerraformIn, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, all } = await run(program, args, { cwd: folder, env });
  if (exitCode !== 0) throw new Error(`terraform ${args.join(' ')} ended with status ${exitCode}\n${all}`);
  return stdout;
}

/** Plans a stack and returns everything that the plan would do. */
export async function plan(stack: TerraformIn): Promise<PlannedChange[]> {
  const file = join(stack.folder, 'demo.plan');
  await terraform(stack, 'plan', '-input=false', '-no-color', '-lock-timeout=60s', `-out=${file}`);
  return plannedChanges(JSON.parse(await terraform(stack, 'show', '-json', file)) as PlanJson);
}

/** Keeps a stack's state in its own folder, whatever its backend says: for plans that nobody applies. */
export function keepStateBeside(folder: string): void {
  const backend = { local: { path: 'demo.tfstate' } };
  writeFileSync(join(folder, 'zz_local_state_override.tf.json'), JSON.stringify({ terraform: { backend } }));
}
