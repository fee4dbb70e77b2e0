import { basename, join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { format, resolveConfig } from 'prettier';
import { appsOn } from '../../apps';
import { ARGO_CD_KINDS } from '../../apps/argo-cd-settings';
import type { Manifest } from '../../apps/manifest';
import { readEnvironments } from '../../config/load/read-environments';
import { clustersOf, type Cluster } from '../../config/kubernetes/clusters';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { argoCdValues, argoCdValuesOnSite } from '../../helm-values/argo-cd';
import { cacheFolder, repositoryRoot } from '../../machine/cache-folder';
import {
  ARGO_CD,
  CHART_FACTS,
  KARPENTER_CONTROLLER,
  placeOf,
  REDUNDANT,
  type ChartFacts,
  type Place,
} from '../../manifest-rules/chart-facts';
import { readStack } from '../../synthesis/stack-json';
import { factsOf, registriesIn } from '../../testbed/charts/chart-facts';
import { releasesOf, renderReleases, type Release, type Rendered } from '../../testbed/charts/rendered-charts';
import { terraformReleases } from '../../testbed/charts/terraform-releases';
import { goPrograms } from '../../testbed/components/go-programs';
import { synthesizeInto } from '../../testbed/emulators/workspace';
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

/**
 * An object's facts as text. Of what is installed first only the pods are of interest, and not their variables: nothing else of it meets
 * what Argo CD installs.
 */
const textsOf = ({ app }: Release, objects: readonly KubernetesObject[]): string[] =>
  FIRST.has(app)
    ? objects
        .filter(({ kind = '' }) => ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind))
        .map((object) => JSON.stringify(factsOf(object), (key, value: unknown) => (key === 'env' ? undefined : value)))
    : objects.map((object) => JSON.stringify(factsOf(object)));

const FIRST: ReadonlySet<string> = new Set([ARGO_CD, `${ARGO_CD}${REDUNDANT}`, KARPENTER_CONTROLLER]);

/** Facts of one app from what helm made of it in each place; undefined where a chart is not at hand. */
const together = (places: ByPlace): ChartFacts | undefined => {
  const found = Object.entries(places).flatMap(([place, rendered]) =>
    'found' in rendered ? [{ place, rendered }] : [],
  );
  const [any] = found;
  if (!any || found.length < Object.keys(places).length) return undefined;
  const texts = found.map(({ place, rendered: { objects, release } }) => ({
    place,
    texts: textsOf(release, objects),
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
    registries: Object.fromEntries(
      found.map(({ place, rendered }) => [place, [...new Set(registriesIn(rendered.objects))].sort()]),
    ),
    everywhere: objectsOf((texts[0]?.texts ?? []).filter(everywhere)),
    only: Object.fromEntries(only),
  };
};

/** What is installed before Argo CD installs the rest, and has pods: Karpenter, and Argo CD alone and with redundancy. */
const firstReleases = (loaded: readonly LoadedEnvironment[]): ((cluster: Cluster) => Release[]) => {
  const [withCloud] = loaded.filter(({ environment }) => environment.cloud);
  if (!withCloud) throw new Error('No fixture has a cloud.');
  const { name } = withCloud.environment;
  const workspace = synthesizeInto(cacheFolder('chart-values', 'stacks'), withCloud);
  const stack = `${name}-platform`;
  const all = terraformReleases(readStack(workspace.outdir, stack), workspace.folder(stack));
  const had = (wanted: string): Release => {
    const found = all.find(({ app }) => app === wanted);
    if (!found) throw new Error(`Terraform installs no ${wanted}.`);
    return found;
  };
  const [argoCd, karpenter] = [had(ARGO_CD), had(KARPENTER_CONTROLLER)];
  return (cluster) => {
    const { environment, side } = cluster;
    if (side === 'cloud') {
      const { cloud, repository } = cluster.environment;
      const sized = (count: number) =>
        argoCdValues({ repository, cloud: { argoCd: cloud.argoCd, system: { count } } }, ARGO_CD_KINDS);
      return [
        karpenter,
        { ...argoCd, values: sized(2) },
        { ...argoCd, app: `${ARGO_CD}${REDUNDANT}`, values: sized(3) },
      ];
    }
    if (environment.cloud) return [];
    const { controlPlane } = cluster.site;
    const hosts = (...names: readonly string[]) => ({
      controlPlane,
      workers: Object.fromEntries(names.map((host) => [host, { address: '', dataDisks: [] }])),
    });
    return [
      { ...argoCd, values: argoCdValuesOnSite(environment, hosts('one'), ARGO_CD_KINDS) },
      {
        ...argoCd,
        app: `${ARGO_CD}${REDUNDANT}`,
        values: argoCdValuesOnSite(environment, hosts('one', 'two', 'three'), ARGO_CD_KINDS),
      },
    ];
  };
};

/** Facts of every chart that is at hand, as text by file. A chart that is not at hand keeps the facts that it has. */
export const chartFactFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const { helm } = await goPrograms(['helm'], { log: console.log });
  const byApp: Record<string, ByPlace> = {};
  const loaded = fixtures();
  const first = firstReleases(loaded);
  for (const cluster of loaded.flatMap(({ environment }) => clustersOf(environment))) {
    const place = placeOf(cluster);
    const folder = cacheFolder('chart-values', place);
    for (const rendered of await renderReleases(cluster, [...first(cluster), ...releasesOf(appsOn(cluster))], {
      helm,
      folder,
    })) {
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
