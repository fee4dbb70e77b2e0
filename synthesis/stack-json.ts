import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, TerraformStack } from 'cdktf';
import { withoutTokenTraces } from './without-token-traces';

/** The parts of a synthesized stack that we read: resources by type and name, the backend, and the required providers. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly terraform: {
    readonly backend: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly required_providers?: Readonly<Record<string, unknown>>;
  };
}

/** The synthesized JSON of one stack. */
export const readStack = (outdir: string, stack: string): StackJson =>
  JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as StackJson;

/** The stacks of a tree, which are the direct children of its app. */
export const stacksOf = (app: App): TerraformStack[] =>
  app.node.children.filter((child) => TerraformStack.isStack(child));

/** The stacks of a tree, each as the JSON that synth would write, by their ids. */
export const stacksIn = (app: App): Readonly<Record<string, StackJson>> =>
  withoutTokenTraces(() =>
    Object.fromEntries(stacksOf(app).map((stack) => [stack.node.id, stack.toTerraform() as StackJson])),
  );

/** Every resource of a stack with its type and name. */
export const resourcesOf = (stack: Pick<StackJson, 'resource'>) =>
  Object.entries(stack.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ type, name, address: `${type}.${name}`, body })),
  );
