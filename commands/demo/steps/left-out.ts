import type { DemoContext } from '../context';
import { keepStateBeside, plan, terraform } from '../terraform-plan';

/** Production's resources that no emulator has, in one stack. */
export interface LeftOut {
  readonly stack: string;
  /** Number of resources by type. */
  readonly types: ReadonlyMap<string, number>;
  /** Resources that Terraform would make of production's whole stack. */
  readonly planned: number;
}

/** Validates and plans, as production gets them, the stacks of which something was left out. */
export async function planLeftOut(context: DemoContext): Promise<LeftOut[]> {
  const { applied, production, log } = context;
  const made = new Set(applied.addresses);
  const missing = production.addresses.filter((address) => !made.has(address)).map((address) => address.split('/'));
  const results: LeftOut[] = [];
  for (const stack of production.stacks) {
    const types = missing.filter(([owner]) => owner === stack).map(([, address = '']) => address.split('.')[0] ?? '');
    if (types.length === 0) continue;
    const inStack = context.in(stack, production);
    keepStateBeside(inStack.folder);
    await terraform(inStack, 'init', '-input=false', '-no-color');
    await terraform(inStack, 'validate', '-no-color');
    const planned = (await plan(inStack)).filter(({ action }) => action === 'create').length;
    log(`${stack}, as production gets it: valid, and ${planned} resources planned`);
    results.push({ stack, types: count(types), planned });
  }
  return results;
}

const count = (types: readonly string[]): Map<string, number> =>
  [...types].sort().reduce((counts, type) => counts.set(type, (counts.get(type) ?? 0) + 1), new Map<string, number>());
