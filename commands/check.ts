import { openLockWarnings } from './allow-destroy/open-locks';
import { defineCommand } from './harness/command';
import { composeEnvironments } from './harness/environments';
import { coloured, STATUS, warned } from './harness/status';
import { colour } from './harness/terminal';

/** Writes nothing. An environment with a fault is left out; its faults come last. */
export const check = defineCommand({
  name: 'check',
  summary: 'Lists the environments with what they cost, and all that is wrong with them',
  env: 'Check this environment alone; repeat it for several',
  json: 'Print the environments and their faults as JSON',
  examples: [
    ['check', 'every environment'],
    ['check --env hybrid', 'one of them'],
  ],
  run: async ({ env }, place) => {
    const { composed, warnings: loose, ...refused } = await composeEnvironments(place.root, env);
    const { describeFaults } = await import('../synthesis/describe-fault.ts');
    const { clusterFaults } = await import('./check/cluster-faults.ts');
    const inClusters = composed.flatMap(clusterFaults);
    const faults = [...refused.faults, ...inClusters];
    const errors = [...refused.errors, ...(await describeFaults(inClusters, place.root))];
    const { factsOf, report } = await import('./check/report.ts');
    const { counted } = await import('./check/words.ts');
    if (!place.json) {
      for (const one of composed) place.say(`${report(one, await describeFaults(one.warnings, place.root))}\n\n`);
      for (const text of await describeFaults(loose, place.root)) place.say(`${coloured(text)}\n`);
      errors.forEach((error) => place.say(`${coloured(error)}\n`));
      const warnings = composed.reduce((sum, one) => sum + one.warnings.length, loose.length);
      const wrong = errors.length === 0 ? 'no fault' : colour.red(counted(errors.length, 'error'));
      place.say(`${counted(composed.length, 'environment')}, ${counted(warnings, 'warning')}, ${wrong}.`);
    }
    const names = env.length > 0 ? [...env, ...composed.map(({ loaded }) => loaded.environment.name)] : [];
    openLockWarnings(place.root, names).forEach((text) => console.error(warned(text)));
    return {
      status: errors.length > 0 ? STATUS.refused : STATUS.well,
      json: place.json
        ? {
            environments: composed.map((one) => ({ ...factsOf(one), warnings: one.warnings })),
            warnings: loose,
            faults,
          }
        : {},
    };
  },
});
