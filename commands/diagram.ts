import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from './harness/command';
import { composeEnvironments } from './harness/environments';
import { coloured, STATUS } from './harness/status';

const FOLDER = ['docs', 'diagrams'] as const;

/** Draws an environment from its construct tree; one with a fault keeps the picture that it has. */
export const diagram = defineCommand({
  name: 'diagram',
  summary: 'Draws every environment into docs/diagrams/',
  env: 'Draw this environment alone; repeat it for several',
  json: 'Print the names of the files as JSON',
  examples: [['diagram', 'every environment, and removes the pictures of those that are gone']],
  run: async ({ env }, place) => {
    const { composed, errors } = await composeEnvironments(place.root, env);
    const { describe } = await import('./diagram/describe.ts');
    const { draw } = await import('./diagram/draw.ts');
    const folder = join(place.root, ...FOLDER);
    mkdirSync(folder, { recursive: true });
    const drawn = composed.map(({ composition }) => {
      const picture = describe(composition);
      const name = `${picture.name}.svg`;
      writeFileSync(join(folder, name), draw(picture));
      place.say([...FOLDER, name].join('/'));
      return name;
    });
    // The folder holds nothing else; what was not asked for, or cannot be read, is not gone.
    const gone = readdirSync(folder).filter((name) => name.endsWith('.svg') && !drawn.includes(name));
    if (env.length === 0 && errors.length === 0) for (const name of gone) rmSync(join(folder, name));
    errors.forEach((error) => place.say(`\n${coloured(error)}`));
    return {
      status: errors.length > 0 ? STATUS.refused : STATUS.well,
      json: { files: drawn.map((name) => [...FOLDER, name].join('/')), errors },
    };
  },
});
