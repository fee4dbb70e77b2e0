import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { AppOnCluster, Chart } from '../../apps/define-app';
import type { Cluster } from '../../config/kubernetes/clusters';
import { helmIn } from '../components/helm';
import { objectsOf } from '../kubernetes/yaml-objects';
import { digestOf, findChart, type FoundChart } from './chart-source';

/** A chart as it is installed: by Argo CD or by Terraform. */
export interface Release {
  /** The app's name, or the release's where Terraform installs it. */
  readonly app: string;
  /** Of the Helm release; templates use it in names. */
  readonly name: string;
  readonly chart: Chart | { readonly folder: string };
  readonly namespace: string;
  readonly values: object;
}

/** What helm makes of a release, or why nothing. */
export type Rendered =
  | { readonly release: Release; readonly found: FoundChart; readonly objects: readonly KubernetesObject[] }
  | { readonly release: Release; readonly leftOut: string };

/** The releases of a cluster's apps, in the order in which they are installed. */
export const releasesOf = (apps: readonly AppOnCluster[]): Release[] =>
  apps.flatMap(({ app, values }) =>
    app.chart
      ? [{ app: app.name, name: app.chart.name, chart: app.chart, namespace: app.namespace, values: values() }]
      : [],
  );

/** A chart of ours, which is always at hand. */
const ownChart = (folder: string): FoundChart => ({ folder, digest: digestOf(folder), source: 'this repository' });

/** Kubernetes minor and patch of a cluster; EKS chooses the patch itself. */
const kubernetesVersion = (cluster: Cluster): string =>
  cluster.side === 'cloud' ? `${cluster.environment.cloud.kubernetesVersion}.0` : cluster.site.kubernetesVersion;

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** What a chart may ask for by `.Capabilities.APIVersions` once a CRD is installed. */
const servedBy = (object: KubernetesObject): string[] => {
  if (object.kind !== 'CustomResourceDefinition') return [];
  const { group, names, versions } = (object as unknown as Crd).spec;
  return versions
    .filter(({ served }) => served)
    .flatMap(({ name }) => [`${group}/${name}`, `${group}/${name}/${names.kind}`]);
};

/**
 * Renders a cluster's releases by the real helm, each with the kinds that the ones before it brought, as Argo CD does.
 *
 * @param helm the helm program
 * @param folder for the values files, and for helm's own
 * @throws Error where a chart refuses its values
 */
export const renderReleases = async (
  cluster: Cluster,
  releases: readonly Release[],
  { helm, folder }: { readonly helm: string; readonly folder: string },
): Promise<Rendered[]> => {
  mkdirSync(folder, { recursive: true });
  const runHelm = helmIn(helm, folder);
  const served = new Set<string>();
  const rendered: Rendered[] = [];
  for (const release of releases) {
    const { app, name, chart, namespace, values } = release;
    const found = 'folder' in chart ? ownChart(chart.folder) : await findChart(chart, runHelm);
    if ('leftOut' in found) {
      rendered.push({ release, ...found });
      continue;
    }
    const file = join(folder, `${app}.values.json`);
    writeFileSync(file, JSON.stringify(values));
    const flags = [
      '--namespace',
      namespace,
      '--values',
      file,
      '--include-crds',
      '--kube-version',
      kubernetesVersion(cluster),
    ];
    const capabilities = [...served].flatMap((version) => ['--api-versions', version]);
    const { exitCode, stdout, all } = await runHelm(['template', name, found.folder, ...flags, ...capabilities]);
    if (exitCode !== 0) throw new Error(`${cluster.environment.name}, ${cluster.name}: chart of ${app}:\n${all}`);
    const objects = objectsOf(stdout);
    for (const version of objects.flatMap(servedBy)) served.add(version);
    rendered.push({ release, found, objects });
  }
  return rendered;
};
