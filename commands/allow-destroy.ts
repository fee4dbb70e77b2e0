import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWhole } from '../synthesis/load-whole';
import { unlocked } from './allow-destroy/destroyable';
import { repositoryRoot } from '../machine/cache-folder';
import { runTool } from './harness/run-tool';
import { readStack, resourcesOf } from '../synthesis/stack-json';

/** Terraform reads it after the synthesized JSON and lets it win (Terraform, "Override Files"). */
const FILE = 'destroy_override.tf.json';

/** `npm run unlock -- <environment>`: lets the synthesized stacks be destroyed. Changes nothing in AWS by itself. */
async function unlock(name: string | undefined): Promise<number> {
  const { environments } = await loadWhole(repositoryRoot);
  const names = environments.filter(({ environment }) => environment.cloud).map(({ environment }) => environment.name);
  if (name === undefined || !names.includes(name)) {
    console.error(`Say which environment: npm run unlock -- ${names.join(' | ')}`);
    return 1;
  }
  const outdir = join(repositoryRoot, 'cdktf.out');
  const folder = join(outdir, 'stacks');
  const stacks = existsSync(folder) ? readdirSync(folder).filter((stack) => stack.startsWith(`${name}-`)) : [];
  if (stacks.length === 0) {
    console.error(`${name} is not synthesized yet: npm run synth`);
    return 1;
  }
  for (const stack of stacks) {
    const resource = unlocked(readStack(outdir, stack));
    const count = resourcesOf({ resource }).length;
    if (count === 0) continue;
    writeFileSync(join(folder, stack, FILE), `${JSON.stringify({ resource }, undefined, 2)}\n`);
    console.log(`${stack}: ${count} resources can be destroyed`);
  }
  console.log(`Until the files ${FILE} in cdktf.out/stacks/${name}-* are deleted.`);
  return 0;
}

runTool(() => unlock(process.argv[2]));
