import type { App } from 'cdktf';
import { firstLine, type OutputFile } from '../constructs/output-file';
import { readStack } from './stack-json';
import { terraformYaml } from './terraform-yaml';

/**
 * What reviewers read of each stack that `app.synth()` wrote: text by path below `rendered/`, `<env>/terraform/<stack>.yaml`. A stack whose
 * id begins with no environment's name has a folder of its own id.
 *
 * @param outputs files of the tree: an environment's have its name first in their paths, and the environment's own file as their source
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
