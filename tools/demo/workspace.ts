import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { synth } from '../../synthesis/synth';
import { repositoryRoot } from '../support/cache-folder';
import { readStack, resourcesOf } from '../support/stack-json';

/** An environment synthesized into a folder of its own. */
export interface Workspace {
  /** Folder as the CDKTF command takes it with `--output`. */
  readonly outdir: string;
  /** Stacks' ids, each after those that it depends on. */
  readonly stacks: readonly string[];
  /** Resources that a stack declares. */
  count(stack: string): number;
  /** A stack's own folder, where Terraform runs. */
  folder(stack: string): string;
  /** Addresses of all resources, as `stack/type.name`. */
  readonly addresses: readonly string[];
}

/** Synthesizes an environment, by the same composition and synth that production uses, below an emptied folder. */
export function synthesizeInto(folder: string, loaded: LoadedEnvironment): Workspace {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const outdir = join(folder, 'cdktf.out');
  const app = new App({ outdir });
  compose(app, loaded);
  const { stacks } = synth(app, folder, repositoryRoot);
  const resources = new Map(stacks.map((stack) => [stack, resourcesOf(readStack(outdir, stack))]));
  return {
    outdir,
    stacks,
    count: (stack) => resources.get(stack)?.length ?? 0,
    folder: (stack) => join(outdir, 'stacks', stack),
    addresses: [...resources].flatMap(([stack, all]) => all.map(({ address }) => `${stack}/${address}`)),
  };
}
