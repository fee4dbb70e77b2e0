import { join } from 'node:path';
import { bootstrapState } from '../../bootstrap/state-bucket';
import { cdktf } from '../cdktf';
import type { DemoContext } from '../context';
import { terraform } from '../terraform-plan';

/** What deploying one stack took. */
export interface Deployed {
  readonly stack: string;
  /** Resources that Terraform made. */
  readonly resources: number;
  readonly seconds: number;
}

/** The empty account's first deploy: the state bucket, then `cdktf deploy` of all stacks, as the README says it. */
export async function deploy(context: DemoContext): Promise<Deployed[]> {
  const { applied, env, log } = context;
  const [stateStack = ''] = applied.stacks;
  const begin = Date.now();
  await bootstrapState({
    stackFolder: applied.folder(stateStack),
    localState: join('..', '..', '..', `${stateStack}.tfstate`),
    terraform: async (...args) => void (await terraform(context.in(stateStack), ...args)),
    applyArguments: ['-auto-approve'],
    log,
  });
  const bootstrapped = (Date.now() - begin) / 1000;
  log(`${stateStack}: ${applied.count(stateStack)} resources in ${Math.round(bootstrapped)} s`);

  log(`cdktf deploy '${context.environment.name}-*'`);
  const progress = await cdktf('deploy', { workspace: applied, stacks: applied.stacks, env, log });
  return applied.stacks.map((stack) =>
    stack === stateStack
      ? { stack, resources: applied.count(stack), seconds: bootstrapped }
      : { stack, resources: progress.of(stack).done, seconds: progress.of(stack).seconds },
  );
}
