import { Release } from '@cdktf/provider-helm/lib/release';
import { DefaultTokenResolver, StringConcat, TerraformResource, type TerraformStack, Tokenization } from 'cdktf';
import type { Environment } from '../../config/schema/environment';
import { clusterObjects, type ClusterObject } from '../../synthesis/cluster-contents';
import { reach } from './reach';
import { NOTHING } from './words';

export const IN_CLUSTER_HEAD = ['in the cluster', 'is', 'of', 'namespace'];

/** What the stacks have in the cluster, in the order in which it comes; the objects of our own charts below their release. */
export const inClusterRows = (stacks: readonly TerraformStack[]): string[][] =>
  stacks.filter(isInCluster).flatMap((stack) => objectsOf(stack).map(clusterRow));

/** One object as a row. */
export const clusterRow = ({ name, kind, of, namespace, holds }: ClusterObject): string[] => [
  [name, ...holds.map((what) => `  ${what}`)].join('\n'),
  kind,
  of,
  namespace ?? NOTHING,
];

/** From where such a stack can be deployed. */
export const inClusterNotes = (stacks: readonly TerraformStack[], environment: Environment): string[] =>
  stacks.filter(isInCluster).flatMap(({ node }) => reach(environment).map((way) => `${node.id}: ${way}`));

const isInCluster = (stack: TerraformStack): boolean =>
  stack.node.findAll().some((construct) => construct instanceof Release);

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
