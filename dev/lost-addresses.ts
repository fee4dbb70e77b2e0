import { lostAddresses } from './lost-addresses/compare';
import { baseOf, committedStacks, stacksHere } from './lost-addresses/trees';

const ADVICE = `Terraform would destroy these. Move each one (docs/upgrading.md, "How to move a resource"), or let go of it by a removed block with lifecycle { destroy = false }.
If it is to be destroyed, this check stays red until the change is on main: docs/destroying.md says what is lost.`;

/**
 * `npm run lost-addresses [-- <commit>]`: names every Terraform address that the commit has in `rendered/` and the working tree has not, unless
 * it is moved. Ends with 1 if there is one, and if there is no telling.
 *
 * @param commit default: where the branch left main; on main the commit before
 */
function main(root: string, commit: string | undefined): void {
  const base = commit ?? baseOf(root);
  const before = committedStacks(root, base);
  const count = Object.values(before).reduce((total, stacks) => total + Object.keys(stacks).length, 0);
  if (count === 0) {
    console.log(`lost addresses: none, for ${base.slice(0, 12)} has no rendered Terraform`);
    return;
  }
  const lost = lostAddresses(before, stacksHere(root));
  if (lost.length === 0) {
    console.log(`lost addresses: none of the ${count} stacks in ${base.slice(0, 12)}`);
    return;
  }
  console.error(`Gone since ${base.slice(0, 12)}:\n${lost.map((line) => `  ${line}`).join('\n')}\n${ADVICE}`);
  process.exitCode = 1;
}

const [, , commit] = process.argv;
try {
  main(process.cwd(), commit);
} catch (reason) {
  console.error(`lost addresses: ${reason instanceof Error ? reason.message : String(reason)}`);
  process.exitCode = 1;
}
