import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { synth } from '../../synthesis/synth';
import { repositoryRoot } from '../../machine/cache-folder';
import { isInCluster } from '../../synthesis/cluster-contents';
import { readStack, resourcesOf } from '../../synthesis/stack-json';

/** An environment synthesized into a folder of its own. */
export interface Workspace {
  /** Folder as the CDKTF command takes it with `--output`. */
  readonly outdir: string;
  /** Ids of the stacks that talk to AWS alone, each after those that it depends on. */
  readonly stacks: readonly string[];
  /** Ids of the stacks that deploy into the cluster: nobody can apply them without a Kubernetes API. */
  readonly inCluster: readonly string[];
  /** Resources that a stack declares. */
  count(stack: string): number;
  /** A stack's own folder, where Terraform runs. */
  folder(stack: string): string;
  /** Addresses of all resources of {@link stacks}, as `stack/type.name`. */
  readonly addresses: readonly string[];
}

/**
 * Synthesizes an environment, by the same composition and synth that production uses, below an emptied folder. CDKTF is not told of the stacks that
 * deploy into the cluster; their JSON is there.
 */
export function synthesizeInto(folder: string, loaded: LoadedEnvironment): Workspace {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const outdir = join(folder, 'cdktf.out');
  const app = new App({ outdir, context: { cdktfJsonPath: join(repositoryRoot, 'cdktf.json') } });
  compose(app, loaded);
  const all = synth(app, folder, { from: repositoryRoot }).stacks.map((stack) => ({
    stack,
    json: readStack(outdir, stack),
  }));
  const inCluster = all.filter(({ json }) => isInCluster(json)).map(({ stack }) => stack);
  const stacks = all.map(({ stack }) => stack).filter((stack) => !inCluster.includes(stack));
  leaveOut(inCluster, outdir);
  const resources = new Map(all.map(({ stack, json }) => [stack, resourcesOf(json)]));
  return {
    outdir,
    stacks,
    inCluster,
    count: (stack) => resources.get(stack)?.length ?? 0,
    folder: (stack) => join(outdir, 'stacks', stack),
    addresses: stacks.flatMap((stack) => (resources.get(stack) ?? []).map(({ address }) => `${stack}/${address}`)),
  };
}

/**
 * Removes stacks, on which no other stack depends, from CDKTF's manifest. CDKTF's own option, `--ignore-missing-stack-dependencies`, does
 * not work: in 0.21 the command then starts Terraform again and again.
 */
export function leaveOut(left: readonly string[], outdir: string): void {
  const file = join(outdir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly stacks: Readonly<Record<string, unknown>> };
  const stacks = Object.fromEntries(Object.entries(manifest.stacks).filter(([stack]) => !left.includes(stack)));
  writeFileSync(file, JSON.stringify({ ...manifest, stacks }, undefined, 2));
}
