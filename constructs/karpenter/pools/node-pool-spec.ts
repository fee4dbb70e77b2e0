import { NODES_LABEL } from '../../../config/kubernetes/labels-and-taints';
import type { GeneralPoolConfig } from '../../../config/schema/environment';
import { NODE_CLASS_GROUP, NODE_CLASS_KIND } from './faults/node-pool-faults';
import type { NodePoolManifest } from './node-pool.generated';

type Spec = NodePoolManifest['spec'];
type Template = Spec['template']['spec'];
/** What a pool asks of its nodes. */
export type Requirement = Template['requirements'][number];

export interface TemplateSettings {
  /** The pool's name, which its class has too. */
  readonly name: string;
  /** Value of the label that says what the nodes are for. */
  readonly nodes: string;
  readonly requirements: readonly Requirement[];
  /** @default none */
  readonly taints?: NonNullable<Template['taints']>;
  readonly pool: Pick<GeneralPoolConfig, 'expireAfter' | 'terminationGrace'>;
}

/** What every node of a pool is like. */
export const template = ({ name, nodes, requirements, taints, pool }: TemplateSettings): Spec['template'] => ({
  metadata: { labels: { [NODES_LABEL]: nodes } },
  spec: {
    nodeClassRef: { group: NODE_CLASS_GROUP, kind: NODE_CLASS_KIND, name },
    requirements: [...requirements],
    ...(taints && { taints }),
    expireAfter: pool.expireAfter,
    terminationGracePeriod: pool.terminationGrace,
  },
});

/** When Karpenter removes nodes of a pool, and how many at once. */
export const disruption = ({
  consolidation,
  disruptionBudgets,
}: Pick<GeneralPoolConfig, 'consolidation' | 'disruptionBudgets'>): NonNullable<Spec['disruption']> => ({
  consolidationPolicy: consolidation.policy,
  consolidateAfter: consolidation.after,
  budgets: disruptionBudgets.map(({ nodes, reasons, during }) => ({
    nodes: String(nodes),
    ...(reasons && { reasons }),
    ...during,
  })),
});

/** One value of several. */
export const among = (key: string, values: readonly string[]): Requirement => ({
  key,
  operator: 'In',
  values: [...values],
});
