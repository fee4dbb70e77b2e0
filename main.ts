import { App } from 'cdktf';
import { compose } from './compose';
import { countFaults, describeFaults } from './synthesis/describe-fault';
import { load } from './synthesis/load';
import { RefusedError } from './synthesis/refused-error';
import { synth } from './synthesis/synth';

/** Loads every environment, composes it and synthesizes all of them together. */
async function main(root: string): Promise<void> {
  const { environments, faults } = await load(root);
  const told = await describeFaults(faults, root);
  if (faults.some(({ severity }) => severity === 'error')) throw new RefusedError(told, countFaults(faults));
  told.forEach((warning) => console.warn(`${warning}\n`));

  const app = new App();
  for (const loaded of environments) compose(app, loaded);

  const { stacks, files } = synth(app, root);
  console.log(
    `${environments.length} environments, ${stacks.length} stacks in ${app.outdir}, ${files.length} files in rendered`,
  );
}

main(process.cwd()).catch((reason: unknown) => {
  if (!(reason instanceof RefusedError)) throw reason;
  reason.problems.forEach((problem) => console.error(`${problem}\n`));
  console.error(`${reason.summary}. Nothing was written.`);
  process.exitCode = 1;
});
