import { App } from 'cdktf';
import { compose } from '../../compose';
import { load } from '../../synthesis/load';
import { treeFaults } from '../../synthesis/tree-faults';
import type { Fault } from '../../config/load/fault';
import type { Composed } from './environments';

/** Stands in for synthesis/composed.ts until that is merged. */
export async function composeEach(
  root: string,
  only: readonly string[],
): Promise<{
  readonly composed: readonly Omit<Composed, 'warnings'>[];
  readonly faults: readonly Fault[];
  readonly broken: readonly string[];
  readonly names: readonly string[];
}> {
  const { environments, faults } = await load(root);
  const asked = ({ file }: { readonly file: string }, name?: string): boolean =>
    only.length === 0 || only.some((one) => one === name || file === `environments/${one}.ts`);
  const all = environments
    .filter((loaded) => asked(loaded, loaded.environment.name))
    .map((loaded) => {
      const app = new App({ skipValidation: true });
      return { loaded, app, composition: compose(app, loaded), broken: treeFaults(app) };
    });
  return {
    composed: all.filter(({ broken }) => broken.length === 0),
    faults: faults.filter(
      (fault) =>
        asked(fault) ||
        environments.some(({ file, environment }) => file === fault.file && only.includes(environment.name)),
    ),
    broken: all.flatMap(({ broken }) => broken),
    names: [
      ...environments.map(({ environment }) => environment.name),
      ...faults.map(({ file }) => file.replace(/^environments\/|\.ts$/g, '')),
    ],
  };
}
