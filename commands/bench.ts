import { defineCommand } from './harness/command';
import { runScript } from './harness/run-tool';

/** The program is `dev/bench.ts`. It tells figures and judges none, so it ends well whatever they are. */
export const bench = defineCommand({
  name: 'bench',
  summary: 'Measures time and memory, as ratios to bare Node in the same run',
  passesOnTo: 'dev/bench.ts',
  examples: [
    ['bench', 'takes about two minutes on two quiet cores'],
    ['bench -- --full', 'also npm test, Karpenter and Argo CD, where their programs are built'],
  ],
  run: async ({ rest }) => ({ status: await runScript('bench.ts', rest) }),
});
