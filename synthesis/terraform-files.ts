import type { App } from 'cdktf';
import { firstLine, type OutputFile } from '../constructs/output-file';
import { readStack } from './stack-json';
import { terraformYaml } from './terraform-yaml';

/**
 * The readable form of each stack that `app.synth()` wrote: text by path below `rendered/`, which is `<env>/terraform/<stack>.yaml`. If a
 * stack's id does not begin with an environment's name, the folder has the stack's id.
 *
 * @param outputs files of the tree; the path of an environment's file begins with the environment's name, and its source is that environment
 */
export function terraformFiles(app: App, outputs: readonly OutputFile[]): Map<string, string> {
  const sources = new Map(
    outputs
      .filter(({ source }) => source.startsWith('environments/'))
      .map(({ path, source }) => [path.slice(0, path.indexOf('/')), source]),
  );
  return new Map(
    Object.keys(app.manifest.stacks).map((stack) => {
      const environment = [...sources.keys()].find((name) => stack.startsWith(`${name}-`));
      const source = environment === undefined ? 'main.ts' : sources.get(environment);
      const text = `# ${firstLine(source ?? '')}\n${terraformYaml(readStack(app.outdir, stack))}`;
      return [`${environment ?? stack}/terraform/${stack}.yaml`, text];
    }),
  );
}
