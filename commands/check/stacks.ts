import { TerraformResource, type TerraformStack } from 'cdktf';
import type { Environment } from '../../config/schema/environment';
import { clusterObjects, isInCluster, type ClusterObject } from '../../synthesis/cluster-contents';
import type { StackJson } from '../../synthesis/stack-json';
import { reach } from './cloud';
import { NOTHING } from './words';

export const STACK_HEAD = ['stack', '>resources', 'after'];

/** Stacks as synth would write them, by their ids. */
type Stacks = Readonly<Record<string, StackJson>>;

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
export const inCluster = (stacks: Stacks): ClusterObject[] =>
  Object.values(stacks).filter(isInCluster).flatMap(clusterObjects);

/** One object as a row. */
export const clusterRow = ({ name, kind, of, namespace, holds }: ClusterObject): string[] => [
  [name, ...holds.map((what) => `  ${what}`)].join('\n'),
  kind,
  of,
  namespace ?? NOTHING,
];

/** From where such a stack can be deployed. */
export const inClusterNotes = (stacks: Stacks, environment: Environment): string[] =>
  Object.entries(stacks)
    .filter(([, stack]) => isInCluster(stack))
    .flatMap(([id]) => reach(environment).map((way) => `${id}: ${way}`));
