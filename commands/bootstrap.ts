import { join, relative } from 'node:path';
import type { LoadedEnvironment } from '../config/schema/environment';
import { loadWhole } from '../synthesis/load-whole';
import { bootstrapState } from './bootstrap/state-bucket';
import { repositoryRoot } from '../machine/cache-folder';
import { inTerminal } from '../machine/in-terminal';
import { runTool } from './harness/run-tool';
import { missingTerraform, terraformProgram } from '../machine/terraform';

/** Why an environment has no state bucket to make; undefined where it has one. */
function nothingToDo(name: string | undefined, environments: readonly LoadedEnvironment[]): string | undefined {
  const found = environments.find(({ environment }) => environment.name === name);
  if (!found) {
    const possible = environments.filter(({ environment }) => environment.cloud && environment.terraformState === 's3');
    const names = possible.map(({ environment }) => environment.name);
    return `Say which environment: npm run bootstrap -- ${names.join(' | ')}`;
  }
  if (!found.environment.cloud) return `${found.file} has no cloud half, so there is no state to keep.`;
  if (found.environment.terraformState === 's3') return undefined;
  return `${found.file} says terraformState: 'local'. To keep the state in a bucket write 's3' there, then run this again.`;
}

/** Terraform with the person's own credentials and configuration: an apply has the terminal and asks, the rest is quiet. */
async function terraform(folder: string, args: readonly string[]): Promise<void> {
  const asks = args[0] === 'apply';
  const { exitCode, said } = await inTerminal(terraformProgram(), asks ? args : [...args, '-no-color'], {
    cwd: folder,
    quiet: !asks,
  }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? missingTerraform() : error;
  });
  if (exitCode !== 0) throw new Error(`${said}terraform ${args.join(' ')} ended with status ${exitCode}.`);
}

/** `npm run bootstrap -- <environment>`: makes the bucket that keeps the environment's Terraform state, and moves its own state in. */
async function bootstrap(name: string | undefined): Promise<number> {
  const { environments } = await loadWhole(repositoryRoot);
  const refused = nothingToDo(name, environments);
  if (refused !== undefined || name === undefined) {
    console.error(refused);
    return 1;
  }
  const synthesized = await inTerminal('npm', ['run', '--silent', 'synth'], { cwd: repositoryRoot });
  if (synthesized.exitCode !== 0) return 1;

  const stackFolder = join(repositoryRoot, 'cdktf.out', 'stacks', `${name}-state`);
  const localState = join(repositoryRoot, '.terraform-state', `${name}-state.tfstate`);
  try {
    await bootstrapState({
      stackFolder,
      localState: relative(stackFolder, localState),
      terraform: (...args) => terraform(stackFolder, args),
      log: (line) => console.log(line),
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'MissingTool') throw error;
    console.error(`${error.message}\nNothing is lost: run this again, and it goes on from where it stopped.`);
    return 1;
  }
  console.log(`Ready for the other stacks: npx cdktf deploy '${name}-*'`);
  return 0;
}

runTool(() => bootstrap(process.argv[2]));
