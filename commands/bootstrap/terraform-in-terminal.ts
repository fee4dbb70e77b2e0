import { inTerminal } from '../../machine/in-terminal';
import { missingTerraform, terraformProgram } from '../../machine/terraform';

/**
 * Terraform in a stack's folder, with the person's own credentials and configuration: an apply has the terminal and asks, the
 * rest is quiet. What it returns rejects with what Terraform said where it fails.
 */
export const terraformFor =
  (folder: string) =>
  async (...args: readonly string[]): Promise<void> => {
    const asks = args[0] === 'apply';
    const { exitCode, said } = await inTerminal(terraformProgram(), asks ? args : [...args, '-no-color'], {
      cwd: folder,
      quiet: !asks,
    }).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? missingTerraform() : error;
    });
    if (exitCode !== 0) throw new Error(`${said}terraform ${args.join(' ')} ended with status ${exitCode}.`);
  };
