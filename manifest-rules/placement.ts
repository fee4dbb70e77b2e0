import { GPU_RESOURCE, type Taint } from '../config/kubernetes/labels-and-taints';
import { QUEUE_LABEL } from '../apps/kueue/queues';
import type { Labels } from '../config/network/flows/selector';
import { listAt, selectsAt, textAt, valueAt, workloadsIn, type Content, type Given } from './given';
import { GPU_PRESENT, nodeKinds, type NodeKind } from './node-kinds';

/** Pods that are alike, and what they say of their nodes. */
export interface PlacedPods {
  readonly by: Given;
  /** What of the object they are. @default all that it makes */
  readonly part?: string;
  /** Whether each node that they select has one, as with a DaemonSet. */
  readonly everyNode: boolean;
  readonly nodeSelector: Labels;
  /** Terms of the node affinity that they require, of which one must hold; none requires nothing. */
  readonly terms: readonly unknown[];
  readonly tolerations: readonly unknown[];
  readonly gpus: boolean;
  /** Names of the only nodes that they may be on. @default any */
  readonly hosts?: readonly string[];
}

const labelsAt = (value: unknown, ...keys: readonly string[]): Labels => (valueAt(value, ...keys) ?? {}) as Labels;

/** Reads a pod's spec, or a part of an operator's object that has the same keys. */
const placed = (
  by: Given,
  pod: unknown,
  { affinity = valueAt(pod, 'affinity'), ...others }: { readonly affinity?: unknown } & Partial<PlacedPods> = {},
): PlacedPods => ({
  by,
  everyNode: false,
  nodeSelector: labelsAt(pod, 'nodeSelector'),
  terms: listAt(affinity, 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'),
  tolerations: listAt(pod, 'tolerations'),
  gpus: [...listAt(pod, 'containers'), valueAt(pod, 'container')].some(
    (container) => valueAt(container, 'resources', 'requests', GPU_RESOURCE) !== undefined,
  ),
  ...others,
});

/** Rook's `placement`, which has a pod's keys, and its affinities beside each other. */
const rook = (by: Given, part: string, ...keys: readonly string[]): PlacedPods => {
  const placement = valueAt(by.object, 'spec', ...keys);
  return placed(by, placement, { part, affinity: placement });
};

/** Pods that an operator makes from an object of its own kind, by kind; where they run is written in the object. */
const OF_OPERATORS: Readonly<Record<string, (given: Given) => readonly PlacedPods[]>> = {
  // gpu-operator v26.3.3, assets/state-device-plugin/0500_daemonset.yaml and its like; each selects a label that only nodes with GPUs have.
  ClusterPolicy: (given) => [
    placed(given, valueAt(given.object, 'spec', 'daemonsets'), {
      ...{ part: 'device plug-in, metrics, toolkit, driver', everyNode: true, nodeSelector: GPU_PRESENT },
    }),
  ],
  // ceph-csi-operator v1.0.4, internal/controller/driver_controller.go.
  Driver: (given) => [
    placed(given, valueAt(given.object, 'spec', 'nodePlugin'), { part: 'node plug-in', everyNode: true }),
    placed(given, valueAt(given.object, 'spec', 'controllerPlugin'), { part: 'controller plug-in' }),
  ],
  // Rook v1.20.6, pkg/operator/ceph/cluster/osd/spec.go: the programs of a disk run on its host.
  CephCluster: (given) => [
    rook(given, 'monitors and managers', 'placement', 'all'),
    {
      ...rook(given, 'disks', 'placement', 'all'),
      everyNode: true,
      hosts: listAt(given.object, 'spec', 'storage', 'nodes').flatMap((node) => textAt(node, 'name') ?? []),
    },
  ],
  CephFilesystem: (given) => [rook(given, 'metadata servers', 'metadataServer', 'placement')],
  CephObjectStore: (given) => [rook(given, 'gateways', 'gateway', 'placement')],
};

/** The steps of a workflow. Kueue gives those of its queue the labels and tolerations of a flavor (Kueue, "Resource Flavor"). */
const steps = (given: Given, flavors: readonly Given[]): PlacedPods[] =>
  listAt(given.object, 'spec', 'templates')
    .filter((template) => valueAt(template, 'container') !== undefined)
    .flatMap((template) => {
      const pods = placed(given, template, { part: `step ${textAt(template, 'name') ?? ''}` });
      if (valueAt(template, 'metadata', 'labels', QUEUE_LABEL) === undefined) return [pods];
      return flavors.map(({ object }) => ({
        ...pods,
        part: `${pods.part ?? ''} with flavor ${object.metadata.name}`,
        nodeSelector: { ...pods.nodeSelector, ...labelsAt(object, 'spec', 'nodeLabels') },
        tolerations: [...pods.tolerations, ...listAt(object, 'spec', 'tolerations')],
      }));
    });

/** Everything of a cluster that runs on its nodes, and on which. */
export const placedPods = ({ given, installedFirst }: Content): PlacedPods[] => {
  const flavors = given.filter(({ object }) => object.kind === 'ResourceFlavor');
  return [
    ...workloadsIn([...installedFirst, ...given]).map((workload) =>
      placed(workload, workload.pod, { everyNode: workload.object.kind === 'DaemonSet' }),
    ),
    ...given.flatMap((one) =>
      one.object.kind === 'WorkflowTemplate' ? steps(one, flavors) : (OF_OPERATORS[one.object.kind]?.(one) ?? []),
    ),
  ];
};

/** Values that a workflow fills in when it starts, such as the zone of the data, which every cluster has. */
const isFilledIn = (value: string): boolean => value.includes('{{');

/** Whether pods select nodes of a kind. */
export const selectsKind = ({ nodeSelector, terms, hosts, gpus }: PlacedPods, kind: NodeKind): boolean =>
  Object.entries(nodeSelector).every(([key, value]) => isFilledIn(value) || kind.labels[key] === value) &&
  (terms.length === 0 || terms.some((term) => selectsAt(term, kind.labels))) &&
  (hosts === undefined || hosts.some((host) => kind.hosts?.includes(host))) &&
  (!gpus || kind.gpus);

/** Kubernetes, "Taints and Tolerations": an absent key with `Exists` tolerates all keys, an absent effect all effects. */
const tolerates = (toleration: unknown, { key, value = '', effect }: Taint): boolean =>
  [undefined, effect].includes(textAt(toleration, 'effect') as Taint['effect'] | undefined) &&
  (textAt(toleration, 'operator') === 'Exists'
    ? [undefined, key].includes(textAt(toleration, 'key'))
    : textAt(toleration, 'key') === key && (textAt(toleration, 'value') ?? '') === value);

/** Taints of a kind that pods do not tolerate. */
export const refusedBy = ({ tolerations }: PlacedPods, { taints }: NodeKind): Taint[] =>
  taints.filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));

/** The kinds of nodes on which pods can run. */
export const kindsFor = (content: Content, pods: PlacedPods): NodeKind[] =>
  nodeKinds(content.cluster).filter((kind) => selectsKind(pods, kind) && refusedBy(pods, kind).length === 0);
