import { ecrHost } from '../config/aws/names';
import { hasCloud } from '../config/kubernetes/clusters';
import { imageRegistries } from '../config/sites/image-registries';
import { CHART_FACTS, placeOf } from './chart-facts';
import { called, type Content, type Finding } from './given';

/** Images that an object names, anywhere in it. */
const imagesIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return key === 'image' && value.includes('/') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, below]) => imagesIn(below, inner));
};

/**
 * The precheck asks every registry from which a site's hosts pull images. Without it a rack behind a firewall or a proxy fails in the middle
 * of its install, image by image.
 */
export const registriesAsked = (content: Content): Finding[] => {
  const { cluster, given, installedFirst } = content;
  if (cluster.side === 'cloud') return []; // its nodes are behind a gateway that lets everything out
  const asked = new Set([
    ...imageRegistries(cluster).map(({ name }) => name),
    ...(hasCloud(cluster.environment) ? [ecrHost(cluster.environment.cloud)] : []),
  ]);
  const all = [...installedFirst, ...given];
  const ofCharts = [...new Set(all.map(({ app }) => app))].flatMap((app) =>
    (CHART_FACTS[app]?.registries[placeOf(cluster)] ?? []).map((host) => ({
      host,
      where: `${cluster.name}, ${app}, its chart`,
    })),
  );
  const ofObjects = all.flatMap((one) =>
    imagesIn(one.object).map((image) => ({ host: image.split('/', 1)[0] ?? '', where: called(content, one) })),
  );
  const missing = new Map(
    [...ofObjects, ...ofCharts].filter(({ host }) => !asked.has(host)).map((one) => [one.host, one]),
  );
  return [...missing.values()].map(({ host, where }) => ({
    where,
    value: `registry ${host}`,
    rule: 'the precheck asks every registry that images come from',
    fix: 'add it in config/sites/image-registries.ts',
  }));
};
