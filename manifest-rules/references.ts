import { listAt, textAt, valueAt, workloadsIn, type Given } from './given';

/** An object that another one names. */
export interface Reference {
  readonly by: Given;
  readonly kind: string;
  /** @default none: the kind is cluster-wide */
  readonly namespace?: string;
  readonly name: string;
  /** Whether it may come after what names it: a binding may be there before its subject. @default false */
  readonly mayComeLater?: boolean;
}

type Named = Omit<Reference, 'by'>;

const namespaceOf = ({ object }: Given): string => object.metadata.namespace ?? '';

/** Sources of a volume or of variables that the pod can do without. */
const isOptional = (source: unknown): boolean => valueAt(source, 'optional') === true;

const maps = (kind: 'Secret' | 'ConfigMap', namespace: string, sources: readonly unknown[], key: string): Named[] =>
  sources
    .filter((source) => !isOptional(source))
    .flatMap((source) => {
      const name = textAt(source, key);
      return name === undefined ? [] : [{ kind, namespace, name }];
    });

/** What pods need before they start: Kubernetes holds them back, or refuses them, until it is there. */
const ofPods = (given: readonly Given[]): Reference[] =>
  workloadsIn(given).flatMap((workload) => {
    const { pod, containers } = workload;
    const namespace = namespaceOf(workload);
    const volumes = listAt(pod, 'volumes').flatMap((volume) => [volume, ...listAt(volume, 'projected', 'sources')]);
    const variables = containers.flatMap((container) => listAt(container, 'env'));
    const whole = containers.flatMap((container) => listAt(container, 'envFrom'));
    const inside = (all: readonly unknown[], ...keys: readonly string[]): unknown[] =>
      all.map((one) => valueAt(one, ...keys)).filter((one) => one !== undefined);
    const account = textAt(pod, 'serviceAccountName') ?? 'default';
    const priority = textAt(pod, 'priorityClassName');
    const found: Named[] = [
      ...(account === 'default' ? [] : [{ kind: 'ServiceAccount', namespace, name: account }]),
      ...(priority === undefined ? [] : [{ kind: 'PriorityClass', name: priority }]),
      ...maps('Secret', namespace, inside(volumes, 'secret'), 'secretName'),
      ...maps('Secret', namespace, inside(volumes, 'secret'), 'name'),
      ...maps('ConfigMap', namespace, inside(volumes, 'configMap'), 'name'),
      ...maps('Secret', namespace, inside(variables, 'valueFrom', 'secretKeyRef'), 'name'),
      ...maps('ConfigMap', namespace, inside(variables, 'valueFrom', 'configMapKeyRef'), 'name'),
      ...maps('Secret', namespace, inside(whole, 'secretRef'), 'name'),
      ...maps('ConfigMap', namespace, inside(whole, 'configMapRef'), 'name'),
      ...maps('Secret', namespace, listAt(pod, 'imagePullSecrets'), 'name'),
    ];
    return found.map((named) => ({ by: workload, ...named }));
  });

/** What an object of a kind names, by its kind. */
const OF_KIND: Readonly<Record<string, (given: Given) => readonly Named[]>> = {
  APIService: ({ object }) => service(valueAt(object, 'spec', 'service')),
  MutatingWebhookConfiguration: ({ object }) => webhookServices(object),
  ValidatingWebhookConfiguration: ({ object }) => webhookServices(object),
  RoleBinding: (given) => [...role(given), ...subjects(given)],
  ClusterRoleBinding: (given) => [...role(given), ...subjects(given)],
  Certificate: (given) => {
    const issuer = valueAt(given.object, 'spec', 'issuerRef');
    const kind = textAt(issuer, 'kind') ?? 'Issuer';
    return named(kind, kind === 'Issuer' ? namespaceOf(given) : undefined, textAt(issuer, 'name'));
  },
  ExternalSecret: (given) => {
    const store = valueAt(given.object, 'spec', 'secretStoreRef');
    const kind = textAt(store, 'kind') ?? 'SecretStore';
    return named(kind, kind === 'SecretStore' ? namespaceOf(given) : undefined, textAt(store, 'name'));
  },
  PersistentVolumeClaim: ({ object }) => named('StorageClass', undefined, textAt(object, 'spec', 'storageClassName')),
  ObjectBucketClaim: ({ object }) => named('StorageClass', undefined, textAt(object, 'spec', 'storageClassName')),
};

const named = (kind: string, namespace: string | undefined, name: string | undefined): Named[] =>
  name === undefined ? [] : [{ kind, name, ...(namespace !== undefined && { namespace }) }];

const service = (value: unknown): Named[] => named('Service', textAt(value, 'namespace'), textAt(value, 'name'));

const webhookServices = (object: unknown): Named[] =>
  listAt(object, 'webhooks').flatMap((webhook) => service(valueAt(webhook, 'clientConfig', 'service')));

const role = (given: Given): Named[] => {
  const kind = textAt(given.object, 'roleRef', 'kind') ?? '';
  return named(kind, kind === 'Role' ? namespaceOf(given) : undefined, textAt(given.object, 'roleRef', 'name'));
};

const subjects = (given: Given): Named[] =>
  listAt(given.object, 'subjects')
    .filter((subject) => textAt(subject, 'kind') === 'ServiceAccount')
    .flatMap((subject) =>
      named('ServiceAccount', textAt(subject, 'namespace') ?? namespaceOf(given), textAt(subject, 'name')).map(
        (found) => ({ ...found, mayComeLater: true }),
      ),
    );

/** Everything that a cluster's objects name. */
export const referencesIn = (given: readonly Given[]): Reference[] => [
  ...ofPods(given),
  ...given.flatMap((one) => (OF_KIND[one.object.kind]?.(one) ?? []).map((found) => ({ by: one, ...found }))),
];
