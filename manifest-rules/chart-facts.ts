import type { Manifest } from '../apps/manifest';
import { hasCloud, type Cluster } from '../config/kubernetes/clusters';
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

/** The facts of every app that has a chart, by the app's name. */
export const CHART_FACTS: Readonly<Record<string, ChartFacts | undefined>> = FACTS_BY_APP;

/** A chart's objects on a cluster; none where there are no facts. */
export const factsOn = (app: string, cluster: Cluster): readonly Manifest[] => {
  const facts = CHART_FACTS[app];
  return facts ? [...facts.everywhere, ...(facts.only[placeOf(cluster)] ?? [])] : [];
};
