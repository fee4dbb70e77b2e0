import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OVERRIDE_FILE } from './allow-destroy/open-locks';
import { defineCommand } from './harness/command';
import { loadCloud } from './harness/environments';
import { STATUS, UsageError } from './harness/status';
import { colour, terminalWidth } from './harness/terminal';

/** Changes nothing in AWS by itself: it writes override files beside the synthesized JSON. */
export const allowDestroy = defineCommand({
  name: 'allow-destroy',
  summary: "Lets an environment's stacks be destroyed with the data that they hold; names it, and asks",
  positionals: { environment: { type: 'string', describe: 'Name of an environment with a cloud half' } },
  env: 'The same as the argument',
  options: {
    yes: {
      type: 'string',
      requiresArg: true,
      describe: "The environment's name once more, instead of the question: for scripts",
    },
  },
  json: 'Print what would be lost as JSON; without --yes nothing is written',
  examples: [
    ['allow-destroy hybrid', 'names what will be lost, and asks for the name'],
    ['allow-destroy hybrid --yes hybrid', 'does not ask'],
  ],
  run: async ({ environment: given, env, yes }, place) => {
    const { name } = await loadCloud(place.root, [given, ...env]);
    const { readStack } = await import('../synthesis/stack-json.ts');
    const { destroyable, losses } = await import('./allow-destroy/destroyable.ts');
    const { wrap } = await import('./harness/table.ts');
    const room = terminalWidth() - 6;
    const outdir = join(place.root, 'cdktf.out');
    const folder = join(outdir, 'stacks');
    const stacks = existsSync(folder) ? readdirSync(folder).filter((stack) => stack.startsWith(`${name}-`)) : [];
    if (stacks.length === 0) {
      console.error(`${name} is not synthesized yet. Run synth first.`);
      return { status: STATUS.notReady };
    }
    const held = stacks
      .map((stack) => ({ stack, losses: losses(readStack(outdir, stack)) }))
      .filter((one) => one.losses.length > 0);
    place.say(`${colour.bold(`What ${name} will lose when it is destroyed`)}\n`);
    for (const { stack, losses: its } of held) {
      const lines = its.map(({ address, name: shown, holds }) => `  ${wrap(`${address} (${shown}): ${holds}`, room)}`);
      place.say(`${colour.bold(stack)}\n${lines.join('\n').replaceAll(/\n(?! )/g, '\n      ')}\n`);
    }
    const json = { environment: name, stacks: held };
    // A program that asks what would be lost has allowed nothing yet.
    if (place.json && yes === undefined) return { json };
    await confirm(name, yes);
    for (const { stack } of held) {
      const resource = destroyable(readStack(outdir, stack));
      writeFileSync(join(folder, stack, OVERRIDE_FILE), `${JSON.stringify({ resource }, undefined, 2)}\n`);
    }
    place.say(`Allowed, until the files ${OVERRIDE_FILE} in cdktf.out/stacks/${name}-* are deleted.`);
    return { json };
  },
});

/** @throws UsageError where the environment's name is not given: by --yes, or at the terminal */
async function confirm(name: string, yes: string | undefined): Promise<void> {
  if (yes !== undefined) {
    if (yes !== name) throw new UsageError(`--yes names '${yes}', and this is ${name}. Nothing was written.`);
    return;
  }
  if (!process.stdin.isTTY) {
    throw new UsageError(`There is no terminal to ask at: say --yes ${name}. Nothing was written.`);
  }
  const { ask } = await import('./harness/terminal.ts');
  const typed = await ask(`Type the environment's name to allow it: `);
  if (typed !== name) throw new UsageError(`That is not ${name}. Nothing was written.`);
}
