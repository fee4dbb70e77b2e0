import { defineCommand } from './harness/command';
import { STATUS } from './harness/status';

/** Writes nothing where an environment has a fault. */
export const synth = defineCommand({
  name: 'synth',
  summary: "Writes Terraform's JSON to cdktf.out/ and the files for people and Argo CD to rendered/",
  options: {
    check: { type: 'boolean', describe: 'Write nothing; end with 5 where rendered/ is not what synth would write' },
  },
  json: 'Print the stacks and the files written as JSON',
  examples: [
    ['synth', 'all environments'],
    ['synth --check', 'for CI: is what is committed what synth writes?'],
  ],
  run: async ({ check }, place) => {
    const { differences, synthesize } = await import('./synth/synthesize.ts');
    if (check !== true) {
      const { environments, stacks, files, outdir } = await synthesize(place.root, place.root);
      place.say(
        `${environments} environments, ${stacks.length} stacks in ${outdir}, ${files.length} files in rendered`,
      );
      return { json: { stacks, files } };
    }
    const differing = await differences(place.root);
    differing.forEach(({ file, is }) => place.say(`${is.padEnd(7)}  ${file}`));
    const same = differing.length === 0;
    place.say(
      same ? 'rendered/ is what synth writes.' : `\n${differing.length} files differ. Run synth, and commit rendered/.`,
    );
    return { status: same ? STATUS.well : STATUS.differs, json: { differences: differing } };
  },
});
