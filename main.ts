import { App } from 'cdktf';
import { compose } from './compose';
import { loadWhole } from './synthesis/load-whole';
import { tellRefusal } from './synthesis/refused-error';
import { synth } from './synthesis/synth';
import { withoutTokenTraces } from './synthesis/without-token-traces';

/** Loads every environment, composes it and synthesizes all of them together. */
async function main(root: string): Promise<void> {
  const { environments, warnings } = await loadWhole(root);
  warnings.forEach(({ text }) => console.warn(`${text}\n`));

  const app = new App();
  const { stacks, files } = withoutTokenTraces(() => {
    for (const loaded of environments) compose(app, loaded);
    return synth(app, root);
  });
  console.log(
    `${environments.length} environments, ${stacks.length} stacks in ${app.outdir}, ${files.length} files in rendered`,
  );
}

main(process.cwd()).catch(tellRefusal);
