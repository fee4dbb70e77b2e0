import { defineCommand } from './harness/command';
import { runScript } from './harness/run-tool';

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
  options: { list: { type: 'boolean', describe: 'Only list their names' } },
  json: 'Print how many passed, failed and were left out as JSON; what they say goes to stderr',
  examples: [
    ['proofs --list', 'what there is'],
    ['proofs onprem/lint', 'one proof'],
  ],
  run: async ({ name = [], list }, { json }) => {
    const flags = [...(list === true ? ['--list'] : []), ...(json ? ['--json'] : [])];
    return { status: await runScript('proofs.ts', [...name.map(String), ...flags]) };
  },
});
