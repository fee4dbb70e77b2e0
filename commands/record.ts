import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recordOf } from '../config/sites/site-record';
import { loadWhole } from '../synthesis/load-whole';
import { recordText } from './record/record-text';
import { notPassed } from './record/smoke-report';
import { repositoryRoot } from '../machine/cache-folder';
import { runTool } from './harness/run-tool';

/**
 * `npm run record -- <environment> <site> <smoke.json>`: writes down what runs on a site, by a smoke run that passed, for later
 * changes to be compared with.
 */
async function record(name = '', site = '', report = ''): Promise<number> {
  const { environments } = await loadWhole(repositoryRoot);
  const found = environments.find(({ environment }) => environment.name === name);
  const wanted = found?.environment.sites[site];
  if (!found || !wanted || report === '') {
    const places = environments.flatMap(({ environment }) =>
      Object.keys(environment.sites).map((one) => `${environment.name} ${one}`),
    );
    console.error(`Say which site, and the smoke run's report: npm run record -- ${places.join(' | ')} <smoke.json>`);
    return 1;
  }
  const entry = recordOf(wanted, new Date().toISOString());
  const path = resolve(report);
  const refused = existsSync(path)
    ? notPassed(readFileSync(path, 'utf8'), { environment: name, site, entry })
    : 'is not there';
  if (refused !== undefined) {
    console.error(`${report} ${refused}. Nothing was written.`);
    return 1;
  }
  const file = `environments/${name}.applied.yml`;
  const text = recordText(found.applied, site, entry);
  writeFileSync(join(repositoryRoot, file), text);
  console.log(`${file} says what runs on ${site}. Run npm run synth, and commit both.`);
  return 0;
}

runTool(() => record(...process.argv.slice(2)));
