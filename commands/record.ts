import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from './harness/command';
import { loadOne } from './harness/environments';
import { STATUS, UsageError } from './harness/status';

/** Later changes of the site are compared with what is recorded. */
export const record = defineCommand({
  name: 'record',
  summary: 'Writes down what runs on a site, by the report of a smoke run that passed',
  positionals: {
    environment: { type: 'string', demandOption: true, describe: "The environment's name" },
    site: { type: 'string', demandOption: true, describe: "The site's name" },
    report: { type: 'string', demandOption: true, describe: 'The report that smoke.yml wrote: artifacts/smoke.json' },
  },
  examples: [['record hybrid seoul "$SITE/artifacts/smoke.json"', 'writes environments/hybrid.applied.yml']],
  run: async ({ environment: name, site, report }, place) => {
    const { environment, applied } = await loadOne(place.root, [name]);
    const wanted = environment.sites[site];
    if (!wanted) {
      const there = Object.keys(environment.sites).join(', ') || 'none';
      throw new UsageError(`There is no site '${site}' in ${environment.name}. Its sites: ${there}.`);
    }
    const { recordOf } = await import('../config/sites/site-record.ts');
    const { notPassed, recordText } = await import('./record/smoke-report.ts');
    const path = resolve(place.from, report);
    if (!existsSync(path)) throw new UsageError(`${report} is not there. Nothing was written.`);
    if (statSync(path).isDirectory()) {
      throw new UsageError(`${report} is a folder; name the report in it, such as smoke.json. Nothing was written.`);
    }
    const entry = recordOf(wanted, new Date().toISOString());
    const refused = notPassed(readFileSync(path, 'utf8'), { environment: environment.name, site, entry });
    if (refused !== undefined) {
      console.error(`${report} ${refused}. Nothing was written.`);
      return { status: STATUS.notReady };
    }
    const file = `environments/${environment.name}.applied.yml`;
    const text = recordText(applied, site, entry);
    writeFileSync(join(place.root, file), text);
    place.say(`${file} says what runs on ${site}. Run synth, and commit both.`);
    return {};
  },
});
