import { defineCommand, type Answer, type Place } from './harness/command';
import { refuseUnknown } from './harness/environments';
import { coloured, STATUS } from './harness/status';

/** Writes nothing where an environment has a fault. */
export const synth = defineCommand({
  name: 'synth',
  summary: "Writes Terraform's JSON to cdktf.out/ and the files for people and Argo CD to rendered/",
  env: "Write this environment's files alone; repeat it for several",
  options: {
    check: { type: 'boolean', describe: 'Write nothing; end with 5 where rendered/ is not what synth would write' },
  },
  json: 'Print the stacks and the files written as JSON',
  examples: [
    ['synth', 'all environments'],
    ['synth --check', 'for CI: is what is committed what synth writes?'],
  ],
  run: async ({ check, env }, place) => {
    const only = env.length > 0 ? env : undefined;
    if (only) {
      const { load } = await import('../synthesis/load.ts');
      const { unknown, names } = await load(place.root, { only });
      refuseUnknown(unknown, names);
    }
    if (check === true) return compared(only, place);
    const { synthesize } = await import('../synthesis/synthesize.ts');
    const { environments, stacks, files, outdir, warnings } = await synthesize(place.root, { only });
    warnings.forEach((text) => console.error(`${coloured(text)}\n`));
    place.say(
      `${environments.length} environments, ${stacks.length} stacks in ${outdir}, ${files.length} files in rendered`,
    );
    return { json: { environments, stacks, files } };
  },
});

async function compared(only: readonly string[] | undefined, place: Place): Promise<Answer> {
  const { differences } = await import('./synth/rendered-differences.ts');
  const differing = await differences(place.root, only);
  differing.forEach(({ file, is }) => place.say(`${is.padEnd(7)}  ${file}`));
  const same = differing.length === 0;
  place.say(
    same ? 'rendered/ is what synth writes.' : `\n${differing.length} files differ. Run synth, and commit rendered/.`,
  );
  return { status: same ? STATUS.well : STATUS.differs, json: { differences: differing } };
}
