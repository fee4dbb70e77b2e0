import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeGoneStacks, openLockWarnings } from './allow-destroy/open-locks';
import { counted } from './check/words';
import { defineCommand, type Answer, type Place } from './harness/command';
import { coloured, STATUS, warned } from './harness/status';

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
    if (check === true) return compared(only, place);
    const { synthesize } = await import('../synthesis/synthesize.ts');
    const { environments, stacks, files, outdir, warnings } = await synthesize(place.root, { only });
    closeGoneStacks(place.root, stackIn(outdir));
    const told = [...warnings.map(coloured), ...openLockWarnings(place.root, only && environments).map(warned)];
    told.forEach((text) => console.error(`${text}\n`));
    place.say(
      `${counted(environments.length, 'environment')}, ${counted(stacks.length, 'stack')} in ${outdir}, ${counted(files.length, 'file')} in rendered`,
    );
    return { json: { environments, stacks, files } };
  },
});

/** Whether cdktf's manifest has a stack; that of `--env` keeps the stacks of other environments. */
function stackIn(outdir: string): (stack: string) => boolean {
  const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { readonly stacks: object };
  return (stack) => stack in stacks;
}

async function compared(only: readonly string[] | undefined, place: Place): Promise<Answer> {
  const { differences } = await import('./synth/rendered-differences.ts');
  const differing = await differences(place.root, only);
  differing.forEach(({ file, is }) => place.say(`${is.padEnd(7)}  ${file}`));
  const same = differing.length === 0;
  place.say(
    same
      ? 'rendered/ is what synth writes.'
      : `\n${counted(differing.length, 'file')} ${differing.length === 1 ? 'differs' : 'differ'}. Run synth, and commit rendered/.`,
  );
  return { status: same ? STATUS.well : STATUS.differs, json: { differences: differing } };
}
