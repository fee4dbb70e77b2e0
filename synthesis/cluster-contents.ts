import { resourcesOf, type StackJson } from './stack-json';

/** An object that a stack has in the cluster, described for people. */
export interface ClusterObject {
  /** `Helm release`, or a kind of Kubernetes such as `StorageClass`. */
  readonly kind: string;
  readonly name: string;
  /** A release's chart and version; a storage class's provisioner. */
  readonly of: string;
  /** Absent for objects without a namespace. */
  readonly namespace?: string;
  /** Objects that a release of this repository's own chart holds, such as `NodePool general`. */
  readonly holds: readonly string[];
}

type Resource = ReturnType<typeof resourcesOf>[number];
type Manifests = readonly { readonly kind: string; readonly metadata: { readonly name: string } }[];

/** Whether a stack deploys into the cluster, and so needs a way to the Kubernetes API. */
export const isInCluster = ({ terraform }: Pick<StackJson, 'terraform'>): boolean =>
  Object.keys(terraform.required_providers ?? {}).some((provider) => provider !== 'aws');

/** All objects that a stack has in the cluster, in the order in which they are made. They are destroyed in the reverse order. */
export const clusterObjects = (stack: Pick<StackJson, 'resource'>): ClusterObject[] =>
  inOrder(resourcesOf(stack).filter(({ type }) => type === 'helm_release' || type.startsWith('kubernetes_'))).map(
    (resource) => (resource.type === 'helm_release' ? release(resource) : object(resource)),
  );

function release({ body }: Resource): ClusterObject {
  const chart = text(body['chart']);
  return {
    kind: 'Helm release',
    name: text(body['name']),
    of: chart.startsWith('./') ? 'chart of this repository' : `${chart} ${text(body['version'])}`,
    namespace: text(body['namespace']),
    holds: manifestsIn(body['values']).map(({ kind, metadata }) => `${kind} ${metadata.name}`),
  };
}

function object({ type, body }: Resource): ClusterObject {
  const { name, namespace } = (body['metadata'] ?? {}) as { readonly name?: string; readonly namespace?: string };
  return {
    kind: type
      .replace(/^kubernetes_|_v\d\w*$/g, '')
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    name: text(name),
    of: text(body['storage_provisioner']),
    ...(namespace !== undefined && { namespace }),
    holds: [],
  };
}

/** The objects that a release of this repository's own chart is given as its values. */
export function manifestsIn(values: unknown): Manifests {
  const [json] = Array.isArray(values) ? (values as unknown[]) : [];
  if (typeof json !== 'string' || !json.startsWith('{')) return [];
  const { manifests = [] } = JSON.parse(json) as { readonly manifests?: Manifests };
  return manifests;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Each resource after those that its `depends_on` names, and otherwise in the given order. */
function inOrder(resources: readonly Resource[]): Resource[] {
  const ordered = new Set<Resource>();
  const add = (resource: Resource): void => {
    if (ordered.has(resource)) return;
    const after = resource.body['depends_on'];
    resources.filter(({ address }) => Array.isArray(after) && after.includes(address)).forEach(add);
    ordered.add(resource);
  };
  resources.forEach(add);
  return [...ordered];
}
