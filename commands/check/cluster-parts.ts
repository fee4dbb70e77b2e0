import type { Machines, RunningParts } from '../../config/cost/running-parts';
import { cheapest } from '../../config/cost/general-nodes';
import { contentByFacts } from '../../manifest-rules';
import { placeWhatAlwaysRuns } from '../../manifest-rules/always-fits';
import { textAt, valueAt, type Content } from '../../manifest-rules/given';
import type { Composed } from '../harness/environments';

/** What always runs in AWS because of what is in the cluster: no stack has it. */
export interface ClusterParts extends Pick<RunningParts, 'machines' | 'loadBalancers' | 'addresses' | 'secrets'> {
  /** Families of general nodes that have no price, of which Karpenter may take one. */
  readonly uncompared: readonly string[];
}

const NONE: ClusterParts = { machines: [], loadBalancers: 0, addresses: 0, secrets: 0, uncompared: [] };

const SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

/** What the cloud's cluster brings: general nodes, load balancers with their addresses, and Secrets that a person makes for it. */
export function clusterParts({ loaded, composition }: Pick<Composed, 'loaded' | 'composition'>): ClusterParts {
  const { cloud } = loaded.environment;
  const apps = [...composition.applications.apps.values()].find(([first]) => first?.cluster.side === 'cloud');
  const [first] = apps ?? [];
  if (!cloud || !apps || !first) return NONE;
  const content = contentByFacts(first.cluster, apps);
  const { diskGiB, capacity } = cloud.generalPool;
  const { nodes, uncompared } = cheapest(cloud.region, placeWhatAlwaysRuns(content)?.general ?? [], diskGiB);
  const machines: Machines[] = nodes
    ? [
        {
          what: 'General nodes',
          types: [nodes.type],
          count: nodes.count,
          diskGiB,
          spot: capacity[0] === 'spot',
          managed: false,
        },
      ]
    : [];
  const balancers = loadBalancers(content);
  const facing = balancers.filter((object) => textAt(object, 'metadata', 'annotations', SCHEME) === 'internet-facing');
  return {
    machines,
    loadBalancers: balancers.length,
    // It has an address in each of the zones (EC2 user guide, "Public IPv4 addresses": they are paid for in use).
    addresses: facing.length * cloud.network.zones.length,
    secrets: content.given.filter(({ app, object }) => app === 'clusters' && object.kind === 'ExternalSecret').length,
    uncompared,
  };
}

const loadBalancers = ({ given }: Content): object[] =>
  given.map(({ object }) => object).filter((object) => valueAt(object, 'spec', 'type') === 'LoadBalancer');

/** What the stacks have, and what the cluster brings. */
export const together = <P extends RunningParts>(parts: P, { machines, ...more }: ClusterParts): P => ({
  ...parts,
  machines: [...parts.machines, ...machines],
  loadBalancers: parts.loadBalancers + more.loadBalancers,
  addresses: parts.addresses + more.addresses,
  secrets: parts.secrets + more.secrets,
});
