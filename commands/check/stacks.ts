import { TerraformResource, type TerraformStack } from 'cdktf';
import { NOTHING } from './words';

export const STACK_HEAD = ['stack', '>resources', 'after'];

/** The stacks in the order in which they are deployed, with what each waits for. */
export const stackRows = (stacks: readonly TerraformStack[]): string[][] =>
  inOrder(stacks).map((stack) => [
    stack.node.id,
    String(stack.node.findAll().filter((construct) => TerraformResource.isTerraformResource(construct)).length),
    stack.dependencies.map(({ node }) => node.id).join('\n') || NOTHING,
  ]);

/** Each stack after those that it depends on, and otherwise as given. */
function inOrder(stacks: readonly TerraformStack[]): TerraformStack[] {
  const ordered = new Set<TerraformStack>();
  const add = (stack: TerraformStack): void => {
    if (ordered.has(stack)) return;
    stack.dependencies.forEach(add);
    ordered.add(stack);
  };
  stacks.forEach(add);
  return [...ordered];
}
