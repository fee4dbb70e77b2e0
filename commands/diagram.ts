import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../compose';
import { loadWhole } from '../synthesis/load-whole';
import { tellRefusal } from '../synthesis/refused-error';
import { describe } from './diagram/describe';
import { draw } from './diagram/draw';

const FOLDER = ['docs', 'diagrams'] as const;

/** `npm run diagram`: draws every environment from its construct tree into `docs/diagrams/<env>.svg`. */
async function main(root: string): Promise<void> {
  const { environments } = await loadWhole(root);
  const folder = join(root, ...FOLDER);
  mkdirSync(folder, { recursive: true });
  const drawn = environments.map((loaded) => {
    const diagram = describe(compose(new App({ skipValidation: true }), loaded));
    const name = `${diagram.name}.svg`;
    writeFileSync(join(folder, name), draw(diagram));
    console.log([...FOLDER, name].join('/'));
    return name;
  });
  // The folder holds nothing else.
  for (const name of readdirSync(folder))
    if (name.endsWith('.svg') && !drawn.includes(name)) rmSync(join(folder, name));
}

main(process.cwd()).catch(tellRefusal);
