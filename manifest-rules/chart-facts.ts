import type { Manifest } from '../apps/manifest';
import { hasCloud, hasOwnArgoCd, type Cluster } from '../config/kubernetes/clusters';
import { KARPENTER } from '../config/kubernetes/service-accounts';
import { schedulableHosts } from '../config/sites/site-plan';
import { isRedundant } from '../helm-values/argo-cd/redundancy';
import { FACTS_BY_APP } from './chart-facts/index.generated';

/**
 * What the rules need to know of a chart: its objects, rendered with our values by the real helm, reduced to ports, images, requests and the
 * names that they name. `npm run generate -- charts` makes it.
 */
export interface ChartFacts {
  readonly chart: string;
  readonly version: string;
  /** Where the chart is published. */
  readonly source: string;
  /** SHA-256 of the chart's values, templates and CRDs. */
  readonly digest: string;
  /** Hosts of the registries that its images come from, by where it runs. */
  readonly registries: Readonly<Partial<Record<Place, readonly string[]>>>;
  /** Objects that it has wherever it runs. */
  readonly everywhere: readonly Manifest[];
  /** Other objects, by where it has them. */
  readonly only: Readonly<Partial<Record<Place, readonly Manifest[]>>>;
}

/** Where a chart's values may differ: in the cloud, on a site beside a cloud, on a site alone. */
export const PLACES = ['cloud', 'site', 'lone-site'] as const;
export type Place = (typeof PLACES)[number];

export const placeOf = ({ side, environment }: Cluster): Place =>
  side === 'cloud' ? 'cloud' : hasCloud(environment) ? 'site' : 'lone-site';

/** Releases of what is installed before Argo CD installs the rest, as their facts are named. */
export const ARGO_CD = 'argocd';
export const KARPENTER_CONTROLLER = KARPENTER;

/** What follows the name of a release that has redundancy. */
export const REDUNDANT = '-redundant';

/** The facts of every app that has a chart, by the app's name, and of {@link installedFirst}. */
export const CHART_FACTS: Readonly<Record<string, ChartFacts | undefined>> = FACTS_BY_APP;

/** A chart's objects on a cluster; none where there are no facts. */
export const factsOn = (app: string, cluster: Cluster): readonly Manifest[] => {
  const facts = CHART_FACTS[app];
  return facts ? [...facts.everywhere, ...(facts.only[placeOf(cluster)] ?? [])] : [];
};

/** Nodes on which Argo CD can run: the system nodes in the cloud, and on a site hosts on which any pod can. */
const nodesOfArgoCd = (cluster: Cluster): number =>
  cluster.side === 'cloud' ? cluster.environment.cloud.system.count : schedulableHosts(cluster.site).length;

/** The pods of what is on a cluster before Argo CD installs the rest, by the release that has them. */
export const installedFirst = (cluster: Cluster): { readonly app: string; readonly object: Manifest }[] => {
  const argoCd = `${ARGO_CD}${isRedundant(nodesOfArgoCd(cluster)) ? REDUNDANT : ''}`;
  const releases = [
    ...(cluster.side === 'cloud' ? [KARPENTER_CONTROLLER] : []),
    ...(cluster.side === 'cloud' || hasOwnArgoCd(cluster) ? [argoCd] : []),
  ];
  return releases.flatMap((app) => factsOn(app, cluster).map((object) => ({ app, object })));
};
