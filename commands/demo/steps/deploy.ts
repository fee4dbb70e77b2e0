import { join } from 'node:path';
import { bootstrapState } from '../../bootstrap/state-bucket';
import { cdktf } from '../cdktf';
import type { DemoContext } from '../context';
import { terraform } from '../terraform-plan';

/** What deploying one stack took. */
export interface Deployed {
  readonly stack: string;
  /** Resources that the stack declares. */
  readonly declared: number;
  /** Resources that Terraform made. */
  readonly resources: number;
  readonly seconds: number;
}

/**
 * The empty account's first deploy: the state bucket, then `cdktf deploy` of all stacks, as the README says it.
 *
 * @param onFinished told of each stack that is done, while the others go on
 */
export async function deploy(context: DemoContext, onFinished: (stack: string) => void): Promise<Deployed[]> {
  const { applied, env, log } = context;
  const [stateStack = ''] = applied.stacks;
  const begin = Date.now();
  await bootstrapState({
    stackFolder: applied.folder(stateStack),
    localState: join('..', '..', '..', `${stateStack}.tfstate`),
    terraform: (...args) => terraform(context.in(stateStack), ...args),
    applyArguments: ['-auto-approve'],
    log,
  });
  const bootstrapped = (Date.now() - begin) / 1000;
  log(`${stateStack}: ${applied.count(stateStack)} resources in ${Math.round(bootstrapped)} s`);

  log(`cdktf deploy '${context.environment.name}-*'`);
  const progress = await cdktf('deploy', { workspace: applied, stacks: applied.stacks, env, log, onFinished });
  return applied.stacks.map((stack) => {
    const declared = applied.count(stack);
    if (stack === stateStack) return { stack, declared, resources: declared, seconds: bootstrapped };
    const { done, seconds } = progress.of(stack);
    return { stack, declared, resources: done, seconds };
  });
}
