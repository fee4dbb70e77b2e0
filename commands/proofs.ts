import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { defineCommand } from './harness/command';
import { runScript } from './harness/run-tool';
import { repositoryRoot } from '../machine/cache-folder';

/** The folder of the proofs, from the repository's root. */
export const PROOFS_FOLDER = join('test', 'proofs');

/** Every proof of the repository by its name, such as `aws/validate`, in order. */
export function proofNames(): string[] {
  const folder = join(repositoryRoot, PROOFS_FOLDER);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proof.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replace(/\.proof\.ts$/, ''))
    .sort();
}

/** The first part of a proof's name. Proofs of one folder share what they install and start, so they never run side by side. */
export const folderOf = (proof: string): string => proof.split(sep)[0] ?? '';

/** The folders of proofs, each once. */
export const proofFolders = (proofs: readonly string[]): string[] => [...new Set(proofs.map(folderOf))];

/** The runner is `dev/proofs.ts`. */
export const proofs = defineCommand({
  name: 'proofs',
  summary: "Runs this program's output on real components: Terraform, Karpenter, Argo CD, Ansible",
  positionals: {
    name: {
      type: 'string',
      array: true,
      describe: 'Folders or proofs, such as karpenter or aws/validate (default: all)',
    },
  },
  options: {
    list: { type: 'boolean', describe: 'Only list their names' },
    all: { type: 'boolean', describe: 'Run also those that passed before with the same inputs' },
    strict: { type: 'boolean', describe: 'Fail where a chart is not had, which else is left out by name' },
  },
  json: 'Print how many passed, failed and were left out as JSON; what they say goes to stderr',
  completes: () => [...proofFolders(proofNames()), ...proofNames()],
  examples: [
    ['proofs', 'all, but for those that passed before and whose inputs are the same'],
    ['proofs --list', 'what there is'],
    ['proofs onprem/lint', 'one proof'],
    ['proofs charts --strict', 'one that fails where a chart is not had'],
  ],
  run: async ({ name = [], list, all, strict }, { json }) => {
    const asked = { '--list': list === true, '--all': all === true, '--strict': strict === true, '--json': json };
    const flags = Object.keys(asked).filter((flag) => asked[flag as keyof typeof asked]);
    return { status: await runScript('proofs.ts', [...name.map(String), ...flags]) };
  },
});
