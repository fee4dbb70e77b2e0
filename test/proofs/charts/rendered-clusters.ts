import { join } from 'node:path';
import { appsOn } from '../../../apps';
import type { Manifest } from '../../../apps/manifest';
import { clustersOf, type Cluster } from '../../../config/kubernetes/clusters';
import { factsOn, installedFirst } from '../../../manifest-rules/chart-facts';
import { contentOf } from '../../../manifest-rules/content';
import type { Content, Given } from '../../../manifest-rules/given';
import { repositoryRoot } from '../../../machine/cache-folder';
import { load } from '../../../synthesis/load';
import { readStack } from '../../../synthesis/stack-json';
import { releasesOf, renderReleases, type Release, type Rendered } from '../../../testbed/charts/rendered-charts';
import { terraformReleases } from '../../../testbed/charts/terraform-releases';
import { synthesizeInto } from '../../../testbed/emulators/workspace';

/** A cluster with all that its charts render. */
export interface RenderedCluster {
  readonly content: Content;
  /** The same for rules: with facts in place of the charts that are left out. */
  readonly judged: Content;
  /** What Terraform installs before Argo CD installs the rest. */
  readonly before: readonly Given[];
  readonly leftOut: readonly string[];
  readonly rendered: readonly Rendered[];
}

const objectsOf = (rendered: readonly Rendered[], app: string): readonly Manifest[] =>
  rendered.flatMap((one) =>
    one.release.app === app && 'objects' in one ? (one.objects as unknown as Manifest[]) : [],
  );

/** Every cluster of `environments/`, rendered by helm. @throws Error where an environment has faults, or a chart refuses its values */
export const renderClusters = async (helm: string, folder: string): Promise<RenderedCluster[]> => {
  const { environments, faults } = await load(repositoryRoot);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`npm run check finds ${errors.length} faults; mend them first.`);
  const clusters: RenderedCluster[] = [];
  for (const loaded of environments) {
    const { name } = loaded.environment;
    const workspace = synthesizeInto(join(folder, name), loaded);
    for (const cluster of clustersOf(loaded.environment)) {
      const stack = `${name}-platform`;
      const before =
        cluster.side === 'cloud' ? terraformReleases(readStack(workspace.outdir, stack), workspace.folder(stack)) : [];
      clusters.push(await rendered(cluster, before, { helm, folder: join(folder, name, cluster.name) }));
    }
  }
  return clusters;
};

const rendered = async (
  cluster: Cluster,
  before: readonly Release[],
  at: { readonly helm: string; readonly folder: string },
): Promise<RenderedCluster> => {
  const apps = appsOn(cluster);
  const all = await renderReleases(cluster, [...before, ...releasesOf(apps)], at);
  const isLeftOut = (app: string): boolean => all.some((one) => one.release.app === app && 'leftOut' in one);
  const first = before.flatMap(({ app, namespace }) =>
    objectsOf(all, app).map((object) => ({
      app,
      object: { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace } },
    })),
  );
  const content = contentOf(cluster, apps, ({ app }) => objectsOf(all, app.name), first);
  return {
    content,
    judged: contentOf(
      cluster,
      apps,
      ({ app }) => (isLeftOut(app.name) ? factsOn(app.name, cluster) : objectsOf(all, app.name)),
      before.some(({ app }) => isLeftOut(app)) ? installedFirst(cluster) : first,
    ),
    before: content.installedFirst,
    leftOut: all.flatMap((one) => ('leftOut' in one ? [`${one.release.app}: ${one.leftOut}`] : [])),
    rendered: all,
  };
};
