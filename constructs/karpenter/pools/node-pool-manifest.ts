import type { GeneralPoolConfig } from '../../../config/schema/environment';
import { NODES_LABEL } from '../../../config/kubernetes/labels-and-taints';
import { NODE_CLASS_GROUP, NODE_CLASS_KIND } from './faults/node-pool-faults';
import type { NodePoolManifest } from './node-pool.generated';

type Template = NodePoolManifest['spec']['template']['spec'];
/** What a pool asks of its nodes. */
export type Requirement = Template['requirements'][number];

export interface NodePoolSettings {
  readonly name: string;
  /** Value of the label that says what the nodes are for. */
  readonly nodes: string;
  readonly requirements: readonly Requirement[];
  /** @default none */
  readonly taints?: NonNullable<Template['taints']>;
  readonly limits: Readonly<Record<string, number>>;
  readonly pool: Pick<GeneralPoolConfig, 'expireAfter' | 'consolidation' | 'disruptionBudgets' | 'terminationGrace'>;
  /** @default none, which counts as 0 */
  readonly weight?: number | undefined;
}

/** A pool of nodes whose class has the same name. */
export const nodePoolManifest = (settings: NodePoolSettings): NodePoolManifest => {
  const { name, nodes, requirements, taints, limits, pool, weight } = settings;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: {
      template: {
        metadata: { labels: { [NODES_LABEL]: nodes } },
        spec: {
          nodeClassRef: { group: NODE_CLASS_GROUP, kind: NODE_CLASS_KIND, name },
          requirements: [...requirements],
          ...(taints && { taints }),
          expireAfter: pool.expireAfter,
          terminationGracePeriod: pool.terminationGrace,
        },
      },
      limits: { ...limits },
      disruption: {
        consolidationPolicy: pool.consolidation.policy,
        consolidateAfter: pool.consolidation.after,
        budgets: pool.disruptionBudgets.map(({ nodes: most, reasons, during }) => ({
          nodes: String(most),
          ...(reasons && { reasons }),
          ...during,
        })),
      },
      ...(weight !== undefined && { weight }),
    },
  };
};

/** One value of several. */
export const among = (key: string, values: readonly string[]): Requirement => ({
  key,
  operator: 'In',
  values: [...values],
});
