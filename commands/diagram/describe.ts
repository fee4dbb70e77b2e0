import type { Composition } from '../../compose';
import { HUB_CLUSTER } from '../../config/gitops/argo-cd-names';
import type { Environment } from '../../config/schema/environment';
import { listed } from '../check/words';
import { describeCloud } from './describe-cloud';
import { describeSite } from './describe-site';
import type { Arrival, Column, Diagram, Lane, Link } from './model';
import { appsOf } from './tree-facts';

/** An environment's construct tree as a diagram: what is not composed is not shown. */
export function describe(composition: Composition): Diagram {
  const { environment, cloud } = composition;
  const sites = Object.keys(composition.sites)
    .sort()
    .map((name) => describeSite(composition, name))
    // Sites that take work come first, as work does.
    .sort((one, other) => Number(one.column.cordoned) - Number(other.column.cordoned));
  const described = [...sites, ...(cloud ? [describeCloud(composition, cloud)] : [])];
  const columns = described.map(({ column }) => column);
  const parts = [
    ...sites.map(({ column }) => `site ${column.key}`),
    ...(cloud ? [`the cloud in ${environment.cloud?.region ?? ''}`] : []),
  ];
  return {
    name: environment.name,
    summary: `${environment.name}: ${listed(parts)}`,
    note: parts.length > 1 ? `Work goes to ${listed(parts)}, in this order.` : `Everything is on ${listed(parts)}.`,
    columns,
    arrivals: arrivals(composition, columns),
    lanes: lanesOf(environment).flatMap((key): Lane[] => {
      const cells = Object.fromEntries(
        described.flatMap(({ column, cells: own }) => (own[key] ? [[column.key, own[key]]] : [])),
      );
      if (Object.keys(cells).length === 0) return [];
      const link = linkOf(key, composition, Object.keys(cells));
      return [{ key, cells, ...(link && { link }) }];
    }),
  };
}

const STORAGE = 'storage-';

/** The lanes from the top: what runs, what it reads and writes, what it stands on, and how it gets there. */
const lanesOf = ({ storage }: Environment): string[] => [
  'cluster',
  ...Object.keys(storage).map((pair) => `${STORAGE}${pair}`),
  'storage',
  'database',
  'images',
  'network',
  'apps',
];

/** Jobs go to each cluster that runs the pipeline, in the order of the columns; people go to the front end. */
function arrivals(composition: Composition, columns: readonly Column[]): Arrival[] {
  const runs = (app: string, { key }: Column): boolean => appsOf(composition, key).includes(app);
  const taking = columns.filter((column) => runs('pipeline', column) && !column.cordoned);
  const jobs = taking.map((column, index): Arrival => {
    if (taking.length === 1) return { from: 'Jobs', column: column.key, label: 'all jobs' };
    const place = `${index + 1}  `;
    if (index === 0) return { from: 'Jobs', column: column.key, label: `${place}first` };
    const before = listed(taking.slice(0, index).map(({ title }) => title));
    return {
      from: 'Jobs',
      column: column.key,
      label: `${place}when ${before} ${index === 1 ? 'is' : 'are'} full or down`,
    };
  });
  const people = columns.filter((column) => runs('front-end', column));
  return [...jobs, ...people.map((column): Arrival => ({ from: 'People', column: column.key, label: 'front end' }))];
}

/** What goes between the cells of one lane. */
function linkOf(lane: string, composition: Composition, cells: readonly string[]): Link | undefined {
  const { cloud, environment } = composition;
  const sites = cells.filter((cell) => cell !== HUB_CLUSTER);
  const toSites = (label: string, kind: Link['kind'], receivers: readonly string[]): Link | undefined =>
    receivers.length > 0 && cells.includes(HUB_CLUSTER)
      ? {
          kind,
          label,
          ends: [
            ...receivers.map((column) => ({ column, flows: 'in' as const })),
            { column: HUB_CLUSTER, flows: 'out' as const },
          ],
        }
      : undefined;
  if (lane.startsWith(STORAGE)) {
    if (cells.length < 2) return undefined;
    const label = 'each side reads what the others write';
    return { kind: 'data', label, ends: cells.map((column) => ({ column, flows: 'both' })) };
  }
  if (lane === 'network') {
    const joined = sites.filter((site) => cloud?.network.siteVpns[site]);
    const label = `VPN, two tunnels and BGP to ${joined.length === 1 ? 'the site' : 'each site'}`;
    const link = toSites(label, 'network', joined);
    return link && { ...link, ends: link.ends.map(({ column }) => ({ column, flows: 'both' })) };
  }
  if (lane === 'images') {
    return toSites(
      `images, pulled with ${sites.length === 1 ? "the site's role" : "each site's role"}`,
      'images',
      sites,
    );
  }
  if (lane === 'apps')
    return toSites(
      `Argo CD in the cloud installs what is in git at ${environment.repository.revision}`,
      'delivery',
      sites,
    );
  return undefined;
}
