import { cdktf } from '../cdktf';
import type { DemoContext } from '../context';
import { leftOver } from '../left-over';
import { keepStateBeside, terraform } from '../terraform-plan';

/**
 * Destroys everything: first the stacks whose state is in the bucket, then the bucket, whose own state is taken out of it before.
 *
 * @returns what is left, by the states and by the emulators' own lists
 */
export async function destroy(context: DemoContext): Promise<string[]> {
  const { applied, emulators, env, environment, log } = context;
  const [stateStack = '', ...others] = applied.stacks;
  log('cdktf destroy');
  await cdktf('destroy', { workspace: applied, stacks: others, env, log });
  const left = await leftOver(
    others.map((stack) => context.in(stack)),
    [],
    environment.name,
  );

  const state = context.in(stateStack);
  keepStateBeside(state.folder);
  await terraform(state, 'init', '-input=false', '-migrate-state', '-force-copy');
  await terraform(state, 'destroy', '-input=false', '-auto-approve');
  log(`${stateStack}: destroyed last, since it held the others' state`);
  return [...left, ...(await leftOver([state], [emulators.ministackUrl, emulators.motoUrl], environment.name))];
}
