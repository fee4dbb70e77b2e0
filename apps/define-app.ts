import type { Cluster } from '../config/kubernetes/clusters';
import { once } from '../config/remembered';
import type { ExcludedKinds } from '../helm-values/argo-cd/exclusions';
import type { KindHealth } from '../helm-values/argo-cd/resource-health';
import type { Manifest } from './manifest';
import type { AllowRule } from './namespaces/policies';
import type { NamespaceDefinition } from './namespaces/namespace';
import type { ProjectName } from './projects';
import type { RunsOn } from './runs-on';
import type { PodTraffic } from './traffic/pod-traffic';

/** The wave that nothing comes after. */
export const LAST_WAVE = 10;

/** Fields that something other than git sets; Argo CD does not compare them. */
export interface IgnoredDifference {
  /** @default the core group */
  readonly group?: string;
  readonly kind: string;
  /** @default every object of the kind */
  readonly name?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/** Where an app's chart comes from. */
export interface Chart {
  /** Also the name of its Helm release. */
  readonly name: string;
  /** Where it is published; an address without a scheme is an OCI registry, as Argo CD writes it. */
  readonly repository: string;
  readonly version: string;
}

/** A namespace of ours. Several apps may name the same one; it is made on every cluster where one of them runs. */
export interface AppNamespace<C extends Cluster> extends Omit<NamespaceDefinition, 'allowRules' | 'labels' | 'quota'> {
  /** The traffic that its pods may have; all other traffic is denied. */
  readonly allowRules: (cluster: C) => readonly AllowRule[];
  /** @default no labels but those of its security */
  readonly labels?: (cluster: C) => Readonly<Record<string, string>>;
  /**
   * What its pods may ask for together.
   * @default no quota: an operator that cannot start is worse than one that takes much
   */
  readonly quota?: (cluster: C) => Readonly<Record<string, string>>;
}

/** What an app has in common on every cluster. */
interface AppFacts {
  /** Also the name of its folder. Its Application is called `<cluster>-<name>`. */
  readonly name: string;
  /** Its AppProject, which bounds what its Application may make. */
  readonly project: ProjectName;
  /**
   * Its place in the order. A wave starts when every app of the waves before is healthy; deleting goes the other way round. Gaps of ten leave room:
   *
   * | wave      | what                                              |
   * | --------- | ------------------------------------------------- |
   * | -90       | namespaces, which bound everything else           |
   * | -80 … -60 | certificates, secrets, credentials of clusters    |
   * | -50 … -30 | load balancers, volumes, names, metrics           |
   * | -20, -10  | GPUs, the queue, workflows                        |
   * | 0         | the pipeline                                      |
   * | LAST_WAVE | what people use, which may wait for a person      |
   */
  readonly wave: number;
  /**
   * Name of the platform's own image that it runs; its version is then the release's tag.
   * @default none
   */
  readonly image?: string;
  /**
   * How manifests are divided into files: each in its own, named after kind and name; or those of one namespace together.
   * @default 'object'
   */
  readonly files?: 'object' | 'namespace';
  /** @default []: Argo CD already knows the fields that the API server fills in */
  readonly ignored?: readonly IgnoredDifference[];
  /**
   * Whether deleting it would delete data. `kept`: Argo CD never removes its objects, neither when they go from git nor when the
   * Application is deleted. A person does.
   * @default 'none'
   */
  readonly data?: 'none' | 'kept';
  /**
   * How Argo CD tells that an object of a kind is healthy. Kinds that Argo CD does not know, and that take a while to become healthy, need
   * it.
   * @default []
   */
  readonly health?: readonly KindHealth[];
  /**
   * Kinds that its controller makes in great numbers; Argo CD does not watch them.
   * @default []
   */
  readonly excluded?: readonly ExcludedKinds[];
  /**
   * Service account of the extension API server (APIService) that its chart installs without the right to read the API server's
   * authentication. The app `auth-readers` gives it that.
   * @default none: it has no such server, or its chart makes the binding itself
   */
  readonly extensionServer?: string;
  /**
   * What a person has to do, maybe much later, before it is healthy on a cluster. Such an app must hold up no other: it is in the last wave
   * of the cluster, or what waits is marked `WAITS_ALONE` and is all that the app applies in one step.
   * @default it waits for nobody
   */
  readonly waitsFor?: (cluster: Cluster) => string | undefined;
}

/** An app as its file defines it. */
export interface AppSettings<C extends Cluster> extends AppFacts {
  readonly runsOn: RunsOn<C>;
  /** Where objects go that name no namespace: a namespace of this app, or the name of another one. */
  readonly namespace: AppNamespace<NoInfer<C>> | string;
  /**
   * Other apps' namespaces into which it puts objects. They are made wherever this app runs, even where the other app does not.
   * @default []
   */
  readonly alsoIn?: readonly AppNamespace<NoInfer<C>>[];
  /** @default no chart: manifests alone. Its name is the app's unless it says another. */
  readonly chart?: Omit<Chart, 'name'> & { readonly name?: string };
  /** The chart's values; only what differs from the chart's defaults. @default {} */
  readonly values?: (cluster: NoInfer<C>) => object;
  /** Objects of ours. @default none: the chart alone */
  readonly manifests?: (cluster: NoInfer<C>) => readonly Manifest[];
  /** Its pods and what passes between them and others; check holds the allow rules against it. @default no pods */
  readonly traffic?: (cluster: NoInfer<C>) => readonly PodTraffic[];
}

/** One program of the platform, as Argo CD delivers it: a chart, manifests of ours, or both. */
export interface PlatformApp extends AppFacts {
  readonly reach: RunsOn<Cluster>['reach'];
  /** Name of its namespace. */
  readonly namespace: string;
  /** Whether the namespace is one of ours, which the app `namespaces` makes. */
  readonly definesNamespace: boolean;
  readonly chart?: Chart;
  /** What it is on one cluster; undefined where it does not run. */
  readonly on: (cluster: Cluster) => AppOnCluster | undefined;
}

/** One app on one cluster that it runs on. */
export interface AppOnCluster {
  readonly app: PlatformApp;
  readonly cluster: Cluster;
  /** Version of its chart, or tag of its image; absent for manifests alone. */
  readonly version?: string;
  readonly values: () => object;
  readonly manifests?: () => readonly Manifest[];
  readonly traffic: () => readonly PodTraffic[];
  /** The namespaces of ours that it needs. */
  readonly namespaces: () => readonly NamespaceDefinition[];
}

/** Defines an app. It has a file or folder of its name in `apps/`, and a line in `apps/index.ts`. */
export function defineApp<C extends Cluster>(settings: AppSettings<C>): PlatformApp {
  const { runsOn, namespace, alsoIn = [], chart, values, manifests, traffic, ...facts } = settings;
  const own = typeof namespace === 'string' ? undefined : namespace;
  const app: PlatformApp = {
    ...facts,
    reach: runsOn.reach,
    namespace: typeof namespace === 'string' ? namespace : namespace.name,
    definesNamespace: own !== undefined,
    ...(chart && { chart: { name: facts.name, ...chart } }),
    on: (cluster) => {
      if (!runsOn.includes(cluster)) return undefined;
      const version = chart?.version ?? (facts.image === undefined ? undefined : cluster.environment.release.tag);
      return {
        app,
        cluster,
        ...(version !== undefined && { version }),
        values: () => values?.(cluster) ?? {},
        ...(manifests && { manifests: once(() => manifests(cluster)) }),
        traffic: () => traffic?.(cluster) ?? [],
        namespaces: () => [...(own ? [own] : []), ...alsoIn].map((each) => resolved(each, cluster)),
      };
    },
  };
  return app;
}

const resolved = <C extends Cluster>({ labels, quota, ...own }: AppNamespace<C>, cluster: C): NamespaceDefinition => ({
  ...own,
  allowRules: own.allowRules(cluster),
  ...(labels && { labels: labels(cluster) }),
  ...(quota && { quota: quota(cluster) }),
});
