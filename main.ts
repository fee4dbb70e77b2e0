import { tellRefusal } from './synthesis/refused-error';
import { synthesize } from './synthesis/synthesize';

/** The smallest program: loads every environment, composes it and synthesizes all of them together. `landbridge synth` does the same. */
async function main(root: string): Promise<void> {
  const { environments, stacks, files, outdir, warnings } = await synthesize(root);
  warnings.forEach((text) => console.warn(`${text}\n`));
  console.log(
    `${environments.length} environments, ${stacks.length} stacks in ${outdir}, ${files.length} files in rendered`,
  );
}

main(process.cwd()).catch(tellRefusal);
