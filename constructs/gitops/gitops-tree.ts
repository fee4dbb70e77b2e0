import { Construct } from 'constructs';
import { clustersOf, hubOf, type Cluster } from '../../config/kubernetes/clusters';
import type { Environment } from '../../config/schema/environment';
import { OutputFile } from '../output-file';
import type { AppOnCluster, PlatformApp } from '../../apps/define-app';
import { clusterFolder } from '../../config/layout';
import { networkOf } from '../../config/network/flows/cluster-network';
import { flowFaults } from '../../apps/traffic/flow-faults';
import { CONTROL_PLANE_PORTS } from '../cluster/control-plane-ports';
import { application, clusterApplication, marked } from './application';
import { appsOn } from '../../apps';
import type { Manifest } from '../../apps/manifest';
import { yamlDocuments, type DataObject } from '../../config/yaml/print-yaml';

export interface GitOpsTreeProps {
  readonly environment: Environment;
  /** The environment's file, relative to the repository's root: rendered files name it as their source. */
  readonly source: string;
}

/**
 * What Argo CD reads for each cluster of an environment. `<cluster>.yaml` is an Application that reads the folder `<cluster>/`. That folder
 * has one Application an app. The folder `<cluster>/<app>/` has the app's own manifests.
 *
 * Source: Argo CD operator manual, "Cluster bootstrapping", section "App of Apps".
 */
export class GitOpsTree extends Construct {
  /** The apps of each cluster, by its name, in the order in which they are installed. */
  public readonly apps: ReadonlyMap<string, readonly AppOnCluster[]>;
  /** By the path below `rendered/`. */
  public readonly files: ReadonlyMap<string, OutputFile>;

  constructor(scope: Construct, id: string, { environment, source }: GitOpsTreeProps) {
    super(scope, id);
    const clusters = clustersOf(environment);
    const hub = hubOf(environment);
    const files = new Map<string, OutputFile>();
    this.apps = new Map(clusters.map((cluster) => [cluster.name, appsOn(cluster)]));
    for (const cluster of clusters) {
      for (const [path, manifests] of filesOf(cluster, hub, this.apps.get(cluster.name) ?? [])) {
        // Plain data, whose interfaces have no index signature.
        const render = (): string => yamlDocuments(manifests() as unknown as DataObject[]);
        files.set(path, new OutputFile(this, idOf(path), { path, source, reader: 'Argo CD', render }));
      }
    }
    this.files = files;
    this.node.addValidation({ validate: () => clusters.flatMap((cluster) => this.flowFaults(cluster)) });
  }

  /** What the network policies of a cluster deny although it is needed, or allow although it must not be. */
  private flowFaults(cluster: Cluster): string[] {
    const network = networkOf(cluster, openToControlPlane);
    return flowFaults(this.apps.get(cluster.name) ?? [], network).map((fault) => `${cluster.name}: ${fault}`);
  }
}

const openToControlPlane = Object.values(CONTROL_PLANE_PORTS).map(({ port }) => port);

/** Manifests by path. They are made when they are printed. */
type Files = (readonly [path: string, manifests: () => readonly Manifest[]])[];

const filesOf = (cluster: Cluster, hub: string, apps: readonly AppOnCluster[]): Files => {
  const folder = clusterFolder(cluster);
  return [
    [`${folder}.yaml`, () => [clusterApplication(cluster, hub)]],
    ...apps.flatMap((installed): Files => {
      const path = `${folder}/${installed.app.name}`;
      return [
        [`${path}.yaml`, () => [application(installed)]],
        ...manifestFiles(installed).map(([name, manifests]) => [`${path}/${name}.yaml`, () => manifests] as const),
      ];
    }),
  ];
};

/** An app's manifests by the name of their file. Manifests in one file keep the app's order. */
function manifestFiles(installed: AppOnCluster): [name: string, manifests: Manifest[]][] {
  const files = new Map<string, Manifest[]>();
  for (const manifest of installed.manifests?.() ?? []) {
    const name = fileName(installed.app, manifest);
    files.set(name, [...(files.get(name) ?? []), marked(installed, manifest)]);
  }
  return [...files];
}

const fileName = ({ files = 'object' }: PlatformApp, { kind, metadata }: Manifest): string => {
  if (files === 'object') return `${kind.toLowerCase()}-${metadata.name}`;
  return metadata.namespace ?? (kind === 'Namespace' ? metadata.name : kind.toLowerCase());
};

const idOf = (path: string): string =>
  path
    .replace(/\.yaml$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
