import { Release } from '@cdktf/provider-helm/lib/release';
import { type App, DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Environment } from '../../config/schema/environment';
import { clusterObjects, type ClusterObject } from '../../synthesis/cluster-contents';
import { reach } from './cloud';
import { NOTHING } from './words';

export const STACK_HEAD = ['stack', '>resources', 'after'];

/** One stack, and what it waits for. */
export interface StackFact {
  readonly stack: string;
  readonly resources: number;
  readonly after: readonly string[];
}

/** The stacks in the order in which they are deployed, with what each waits for. */
export const stackFacts = (stacks: readonly TerraformStack[]): StackFact[] =>
  inOrder(stacks).map((stack) => ({
    stack: stack.node.id,
    resources: stack.node.findAll().filter((construct) => TerraformResource.isTerraformResource(construct)).length,
    after: stack.dependencies.map(({ node }) => node.id),
  }));

export const stackRows = (found: readonly StackFact[]): string[][] =>
  found.map(({ stack, resources, after }) => [stack, String(resources), after.join('\n') || NOTHING]);

/** Each stack after those that it depends on, and otherwise as given. */
function inOrder(stacks: readonly TerraformStack[]): TerraformStack[] {
  const ordered = new Set<TerraformStack>();
  const add = (stack: TerraformStack): void => {
    if (ordered.has(stack)) return;
    stack.dependencies.forEach(add);
    ordered.add(stack);
  };
  stacks.forEach(add);
  return [...ordered];
}

export const IN_CLUSTER_HEAD = ['in the cluster', 'is', 'of', 'namespace'];

/** What the stacks have in the cluster, in the order in which it comes; the objects of our own charts below their release. */
export const inCluster = (stacks: readonly TerraformStack[]): ClusterObject[] =>
  stacks.filter(isInCluster).flatMap(objectsOf);

/** One object as a row. */
export const clusterRow = ({ name, kind, of, namespace, holds }: ClusterObject): string[] => [
  [name, ...holds.map((what) => `  ${what}`)].join('\n'),
  kind,
  of,
  namespace ?? NOTHING,
];

/** From where such a stack can be deployed. */
export const inClusterNotes = (app: App, environment: Environment): string[] =>
  app.node.children.filter(isInCluster).flatMap(({ node }) => reach(environment).map((way) => `${node.id}: ${way}`));

const isInCluster = (stack: IConstruct): boolean =>
  TerraformStack.isStack(stack) && stack.node.findAll().some((construct) => construct instanceof Release);

/** What synth would write of a stack's resources. */
function objectsOf(stack: TerraformStack): ClusterObject[] {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resource: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const each of stack.node.findAll().filter((construct) => TerraformResource.isTerraformResource(construct))) {
    const json = Tokenization.resolve(each.toTerraform(), { scope: stack, resolver, preparing: false }) as {
      readonly resource: typeof resource;
    };
    for (const [type, named] of Object.entries(json.resource)) resource[type] = { ...resource[type], ...named };
  }
  return clusterObjects({ resource });
}
