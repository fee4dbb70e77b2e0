import { App } from 'cdktf';
import { compose } from '../../../compose';
import { readEnvironments } from '../../../config/load/read-environments';
import hybrid from '../../../environments/hybrid';
import { synth } from '../../../synthesis/synth';
import { withoutTokenTraces } from '../../../synthesis/without-token-traces';

/** As `main.ts`, but with as many environments like hybrid as the first argument says. */
const sources = Array.from({ length: Number(process.argv[2]) }, (_, index) => {
  const name = `many-${index + 1}`;
  return { file: `environments/${name}.ts`, value: { ...hybrid, name } };
});
// Each by itself: together they would be refused, since they share hosts and account.
const read = sources.map((source) => readEnvironments([source]));
const environments = read.flatMap((one) => one.environments);
const faults = read.flatMap((one) => one.faults);
if (faults.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(faults[0]));

const app = new App();
withoutTokenTraces(() => {
  for (const loaded of environments) compose(app, loaded);
  synth(app, process.cwd());
});
