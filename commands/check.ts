import { App, TerraformStack } from 'cdktf';
import { compose } from '../compose';
import { loadWhole } from '../synthesis/load-whole';
import { RefusedError, tellRefusal } from '../synthesis/refused-error';
import { treeFaults } from '../synthesis/tree-faults';
import { report } from './check/report';
import { counted } from './check/words';

/** `npm run check`: every environment as short tables, or every fault of every file. Writes nothing. */
async function main(root: string): Promise<void> {
  const { environments, warnings } = await loadWhole(root);
  const composed = environments.map((loaded) => {
    const app = new App({ skipValidation: true });
    compose(app, loaded);
    return { loaded, app };
  });
  const faults = composed.flatMap(({ app }) => treeFaults(app));
  if (faults.length > 0) throw new RefusedError(faults);

  for (const { loaded, app } of composed) {
    const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
    const told = warnings.filter(({ file }) => file === loaded.file).map(({ text }) => text);
    console.log(`${report(loaded, stacks, told)}\n`);
  }
  console.log(`${counted(environments.length, 'environment')}, ${counted(warnings.length, 'warning')}, no fault.`);
}

main(process.cwd()).catch(tellRefusal);
