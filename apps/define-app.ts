import type { ChartName } from '../config/gitops/charts';
import type { Cluster } from '../config/kubernetes/clusters';
import type { AppProjectName } from '../helm-values/app-projects';
import type { Manifest } from './manifest';
import type { AppName } from './waves';

/** Fields that somebody else than git sets, by the kind that has them. */
export interface IgnoredDifference {
  /** @default the core group */
  readonly group?: string;
  readonly kind: string;
  /** @default every object of the kind */
  readonly name?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/** A chart as one Application installs it. */
export interface AppChart {
  readonly name: ChartName;
  /** Its values; only what differs from the chart's defaults. */
  readonly values: (cluster: Cluster) => object;
}

/** One program of the platform, as Argo CD delivers it: a chart, manifests of ours, or both. Where it runs is in `catalogue/placement.ts`. */
export interface App {
  /** Also the name of its folder, and with the cluster's name before it that of its Application. */
  readonly name: AppName;
  readonly project: Exclude<AppProjectName, 'root'>;
  /** Where what names no namespace goes. */
  readonly namespace: string;
  /** @default none: manifests alone */
  readonly chart?: AppChart;
  /** @default none: the chart alone */
  readonly manifests?: (cluster: Cluster) => readonly Manifest[];
  /**
   * How manifests are divided into files: each in its own, named after kind and name; or those of one namespace together.
   * @default 'object'
   */
  readonly files?: 'object' | 'namespace';
  /** @default []: what the API server fills in is known to Argo CD, which asks it */
  readonly ignored?: readonly IgnoredDifference[];
  /**
   * Whether something in it would take data along, were it deleted. `kept`: nothing of it is ever removed by Argo CD, neither when it goes from
   * git nor when the Application does; a person does it.
   * @default 'none'
   */
  readonly data?: 'none' | 'kept';
}
