import type { Manifest } from '../apps/manifest';
import type { ProjectName } from '../apps/projects';
import type { PodTraffic } from '../apps/traffic/pod-traffic';
import type { Cluster } from '../config/kubernetes/clusters';
import { selects, type Labels } from '../config/network/flows/selector';

/** An object that a cluster is given, and by which app. */
export interface Given {
  readonly app: string;
  /** Its app's place in the order. */
  readonly wave: number;
  /** The AppProject that bounds it. @default none: Terraform or a person makes it */
  readonly project?: ProjectName;
  /** With its namespace filled in, unless its kind is cluster-wide. */
  readonly object: Manifest;
}

/** Everything that one cluster is given, chart objects and ours, in the order of the waves. */
export interface Content {
  readonly cluster: Cluster;
  readonly given: readonly Given[];
  /** Pods of what is there before Argo CD installs the rest: Argo CD itself and, in the cloud, Karpenter. */
  readonly installedFirst: readonly Given[];
  /** What each app says of its pods' traffic, by the app's name. */
  readonly traffic: ReadonlyMap<string, readonly PodTraffic[]>;
}

/** What would not come up. */
export interface Finding {
  /** Such as `cloud, kueue, Deployment kueue-controller-manager`. */
  readonly where: string;
  readonly value: string;
  readonly rule: string;
  readonly fix: string;
}

/** Where a person finds an object. */
export const called = ({ cluster }: Content, { app, object }: Given): string =>
  `${cluster.name}, ${app}, ${object.kind} ${object.metadata.name}`;

/** A value inside of an object, by keys; undefined where one of them is missing. */
export const valueAt = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );

/** A list inside of an object; empty where there is none. */
export const listAt = (value: unknown, ...keys: readonly (string | number)[]): readonly unknown[] => {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
};

/** A text inside of an object; undefined where there is none, or an empty one. */
export const textAt = (value: unknown, ...keys: readonly (string | number)[]): string | undefined => {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** Whether a label selector inside of an object selects labels; one that is missing selects nothing. */
export const selectsAt = (selector: unknown, labels: Labels): boolean =>
  typeof selector === 'object' && selector !== null && selects(selector, labels);

/** Where a kind's pod template is; other kinds make no pods. */
const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  Job: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

/** An object that makes pods, with its pods' template. */
export interface Workload extends Given {
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: unknown;
  /** Its containers and init containers. */
  readonly containers: readonly unknown[];
}

/** Every object that makes pods by itself. Operators make more pods from their own kinds. */
export const workloadsIn = (given: readonly Given[]): Workload[] =>
  given.flatMap((one) => {
    const path = POD_TEMPLATES[one.object.kind];
    if (!path) return [];
    const template = valueAt(one.object, ...path);
    const pod = valueAt(template, 'spec');
    const labels = (valueAt(template, 'metadata', 'labels') ?? {}) as Readonly<Record<string, string>>;
    return [{ ...one, labels, pod, containers: [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')] }];
  });
