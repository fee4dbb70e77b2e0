import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { appsOn } from '../../apps';
import type { Manifest } from '../../apps/manifest';
import { readEnvironments } from '../../config/load/read-environments';
import { clustersOf } from '../../config/kubernetes/clusters';
import { cacheFolder, repositoryRoot } from '../../machine/cache-folder';
import { CHART_FACTS, placeOf, type ChartFacts, type Place } from '../../manifest-rules/chart-facts';
import { factsOf } from '../../testbed/charts/chart-facts';
import { releasesOf, renderReleases, type Rendered } from '../../testbed/charts/rendered-charts';
import { goPrograms } from '../../testbed/components/go-programs';
import hybrid from '../../test/fixtures/environments/hybrid';
import onpremOnly from '../../test/fixtures/environments/onprem-only';

const FOLDER = 'manifest-rules/chart-facts';

/** The tests' own environments: a cloud with a site beside it, and a site alone. */
const fixtures = () =>
  readEnvironments([
    { file: 'environments/hybrid.ts', value: hybrid },
    { file: 'environments/onprem-only.ts', value: onpremOnly },
  ]).environments;

type ByPlace = Partial<Record<Place, Rendered>>;

/** Facts of one app from what helm made of it in each place; undefined where a chart is not at hand. */
const together = (places: ByPlace): ChartFacts | undefined => {
  const found = Object.entries(places).flatMap(([place, rendered]) =>
    'found' in rendered ? [{ place, rendered }] : [],
  );
  const [any] = found;
  if (!any || found.length < Object.keys(places).length) return undefined;
  const texts = found.map(({ place, rendered: { objects } }) => ({
    place,
    texts: objects.map((object) => JSON.stringify(factsOf(object))),
  }));
  const everywhere = (text: string): boolean => texts.every((one) => one.texts.includes(text));
  const objectsOf = (all: readonly string[]): Manifest[] => all.map((text) => JSON.parse(text) as Manifest);
  const { found: from } = any.rendered;
  const { chart } = any.rendered.release;
  if ('folder' in chart) return undefined;
  const only = texts
    .map((one) => [one.place, objectsOf(one.texts.filter((text) => !everywhere(text)))] as const)
    .filter(([, objects]) => objects.length > 0);
  return {
    chart: chart.name,
    version: chart.version,
    source: chart.repository,
    digest: from.digest,
    everywhere: objectsOf((texts[0]?.texts ?? []).filter(everywhere)),
    only: Object.fromEntries(only),
  };
};

/** Facts of every chart that is at hand, as text by file. A chart that is not at hand keeps the facts that it has. */
export const chartFactFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const { helm } = await goPrograms(['helm'], { log: console.log });
  const byApp: Record<string, ByPlace> = {};
  for (const cluster of fixtures().flatMap(({ environment }) => clustersOf(environment))) {
    const place = placeOf(cluster);
    const folder = cacheFolder('chart-values', place);
    for (const rendered of await renderReleases(cluster, releasesOf(appsOn(cluster)), { helm, folder })) {
      byApp[rendered.release.app] = { ...byApp[rendered.release.app], [place]: rendered };
      if ('leftOut' in rendered) console.error(`${rendered.release.app} keeps what it has: ${rendered.leftOut}`);
    }
  }
  const options = await resolveConfig(join(repositoryRoot, 'package.json'));
  const files = Object.entries(byApp).flatMap(([app, sides]) => {
    const facts = together(sides);
    return facts ? [[`${FOLDER}/${app}.json`, facts] as const] : [];
  });
  const apps = [...new Set([...Object.keys(CHART_FACTS), ...files.map(([path]) => basename(path, '.json'))])].sort();
  const json = files.map(
    async ([path, facts]) => [path, await format(JSON.stringify(facts), { ...options, parser: 'json' })] as const,
  );
  return { ...Object.fromEntries(await Promise.all(json)), [`${FOLDER}/index.generated.ts`]: index(apps) };
};

const variable = (app: string): string => app.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const index = (apps: readonly string[]): string =>
  [
    '// Made by `npm run generate -- charts`; do not edit.',
    ...apps.map((app) => `import ${variable(app)} from './${app}.json';`),
    '',
    '/** What is known of each chart, by its app. */',
    'export const FACTS_BY_APP = {',
    ...apps.map((app) => `  ${app.includes('-') ? `'${app}': ${variable(app)}` : app},`),
    '};',
    '',
  ].join('\n');
