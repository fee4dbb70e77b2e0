import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Terraform reads it after the synthesized JSON and lets it win (Terraform, "Override Files"). */
export const OVERRIDE_FILE = 'destroy_override.tf.json';

/** Where stacks are, below the root. */
const STACKS = 'cdktf.out/stacks';

/** Stacks beside whose JSON an override file of `allow-destroy` lies, sorted. */
const openStacks = (root: string): string[] => {
  const folder = join(root, STACKS);
  const stacks = existsSync(folder) ? readdirSync(folder).sort() : [];
  return stacks.filter((stack) => existsSync(join(folder, stack, OVERRIDE_FILE)));
};

/**
 * Warnings for the stacks that can be destroyed with their data, because their override files are still there.
 *
 * @param only names of the environments whose stacks matter; none: all
 */
export const openLockWarnings = (root: string, only: readonly string[] = []): string[] =>
  openStacks(root)
    .filter((stack) => only.length === 0 || only.some((name) => stack.startsWith(`${name}-`)))
    .map((stack) => `${STACKS}/${stack}/${OVERRIDE_FILE}: locks are open; delete it to close them`);

/** Removes the override files of stacks that are no more, lest a stack that gets such a name again has its locks open. */
export function closeGoneStacks(root: string, isThere: (stack: string) => boolean): void {
  for (const stack of openStacks(root)) if (!isThere(stack)) rmSync(join(root, STACKS, stack, OVERRIDE_FILE));
}
