import { cdktf } from '../cdktf';
import type { DemoContext } from '../context';
import { judgeLeftOver, stillInState, taggedResources, type LeftOver } from '../left-over';
import { keepStateBeside, terraform } from '../terraform-plan';

/**
 * Destroys everything: first the stacks whose state is in the bucket, then the bucket, whose own state is taken out of it before.
 *
 * @returns what is left, by the states and by the emulators' own lists
 */
export async function destroy(context: DemoContext): Promise<LeftOver> {
  const { applied, emulators, env, environment, log } = context;
  const [stateStack = '', ...others] = applied.stacks;
  log('cdktf destroy');
  await cdktf('destroy', { workspace: applied, stacks: others, env, log });
  const addresses = await Promise.all(others.map((stack) => stillInState(context.in(stack))));

  const state = context.in(stateStack);
  keepStateBeside(state.folder);
  await terraform(state, 'init', '-input=false', '-migrate-state', '-force-copy');
  await terraform(state, 'destroy', '-input=false', '-auto-approve');
  log(`${stateStack}: destroyed last, since it held the others' state`);

  const arns = await Promise.all(
    [emulators.ministackUrl, emulators.motoUrl].map((url) =>
      taggedResources(url, environment.cloud.region, environment.name),
    ),
  );
  return judgeLeftOver([...addresses.flat(), ...(await stillInState(state))], arns.flat());
}
