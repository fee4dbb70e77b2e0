import type { KubernetesObject } from '@kubernetes/client-node';
import { valueAt } from '../../manifest-rules/given';

/** What a rule reads of a container. */
const CONTAINER = (container: unknown): object =>
  only(container, ['name', 'image', 'ports', 'envFrom'], {
    env: variablesFromElsewhere(valueAt(container, 'env')),
    resources: only(valueAt(container, 'resources'), ['requests']),
  });

/** Variables whose value is a Secret's or a ConfigMap's; the others are nobody's business. */
const variablesFromElsewhere = (env: unknown): unknown => {
  const found = (Array.isArray(env) ? env : []).filter(
    (variable) =>
      valueAt(variable, 'valueFrom', 'secretKeyRef') !== undefined ||
      valueAt(variable, 'valueFrom', 'configMapKeyRef') !== undefined,
  ) as unknown[];
  return found.length > 0 ? found : undefined;
};

/** Some keys of a value, and others that are given; what is undefined or empty is left out. */
const only = (value: unknown, keys: readonly string[], others: Readonly<Record<string, unknown>> = {}): object =>
  Object.fromEntries(
    [...keys.map((key) => [key, valueAt(value, key)] as const), ...Object.entries(others)].filter(
      ([, inner]) => inner !== undefined && inner !== null && !isEmpty(inner),
    ),
  );

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const each = (list: unknown, reduce: (entry: unknown) => object): object[] | undefined =>
  Array.isArray(list) ? list.map(reduce) : undefined;

const POD_KEYS = ['serviceAccountName', 'hostNetwork', 'priorityClassName', 'tolerations', 'nodeSelector', 'affinity'];

const template = (value: unknown): object =>
  only(value, [], {
    metadata: only(valueAt(value, 'metadata'), ['labels']),
    spec: only(valueAt(value, 'spec'), [...POD_KEYS, 'imagePullSecrets', 'topologySpreadConstraints'], {
      volumes: each(valueAt(value, 'spec', 'volumes'), (volume) =>
        only(volume, ['name', 'secret', 'configMap', 'projected']),
      ),
      initContainers: each(valueAt(value, 'spec', 'initContainers'), CONTAINER),
      containers: each(valueAt(value, 'spec', 'containers'), CONTAINER),
    }),
  });

const workload = (object: unknown): object => ({
  spec: only(valueAt(object, 'spec'), ['replicas'], { template: template(valueAt(object, 'spec', 'template')) }),
});

const webhooks = (object: unknown): object => ({
  webhooks: each(valueAt(object, 'webhooks'), (webhook) =>
    only(webhook, ['name', 'failurePolicy'], { clientConfig: only(valueAt(webhook, 'clientConfig'), ['service']) }),
  ),
});

const spec =
  (...keys: readonly string[]) =>
  (object: unknown): object => ({ spec: only(valueAt(object, 'spec'), keys) });

/** What is kept of a kind beside its name; of any other kind nothing is. */
const OF_KIND: Readonly<Record<string, (object: unknown) => object>> = {
  APIService: spec('service'),
  Certificate: spec('secretName', 'issuerRef'),
  ClusterRoleBinding: (object) => only(object, ['roleRef', 'subjects']),
  CronJob: (object) => ({
    spec: { jobTemplate: { spec: { template: template(valueAt(object, 'spec', 'jobTemplate', 'spec', 'template')) } } },
  }),
  // The operator makes its own pods from it (gpu-operator v26.3.3, controllers/object_controls.go, applyCommonDaemonsetConfig).
  ClusterPolicy: (object) => ({
    spec: only({}, [], { daemonsets: only(valueAt(object, 'spec', 'daemonsets'), ['tolerations']) }),
  }),
  CustomResourceDefinition: (object) => ({
    spec: only(valueAt(object, 'spec'), ['group', 'scope'], {
      names: only(valueAt(object, 'spec', 'names'), ['kind']),
      versions: each(valueAt(object, 'spec', 'versions'), (version) => only(version, ['name', 'served'])),
    }),
  }),
  DaemonSet: workload,
  Deployment: workload,
  // ceph-csi-operator makes a DaemonSet and a Deployment from it.
  Driver: (object) => ({
    spec: only({}, [], {
      nodePlugin: only(valueAt(object, 'spec', 'nodePlugin'), ['tolerations', 'affinity', 'resources']),
      controllerPlugin: only(valueAt(object, 'spec', 'controllerPlugin'), [
        ...['replicas', 'tolerations', 'affinity', 'resources'],
      ]),
    }),
  }),
  Job: workload,
  MutatingWebhookConfiguration: webhooks,
  PodDisruptionBudget: spec('minAvailable', 'maxUnavailable', 'selector'),
  RoleBinding: (object) => only(object, ['roleRef', 'subjects']),
  Service: spec('type', 'ports', 'selector'),
  StatefulSet: workload,
  ValidatingWebhookConfiguration: webhooks,
};

/**
 * What the rules read of a rendered object: ports, images, requests, names that it names. The rest of a chart's text is its authors', and
 * stays out of the repository.
 */
export const factsOf = (object: KubernetesObject): object => {
  const { apiVersion, kind = '', metadata } = object;
  return { apiVersion, kind, metadata: only(metadata, ['name', 'namespace']), ...OF_KIND[kind]?.(object) };
};

/** A reference to an image, whose registry is what stands before the first slash (OCI distribution specification 1.1, "Pulling manifests"). */
const IMAGE = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)\/[a-z0-9._/-]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/;

/** Keys whose value names an image, or where it is: operators put these together. Variables and arguments are told by their tag. */
const NAMES_IMAGES = /^(image|repository|.*[iI]mage)$/;

/** Hosts of the registries that an object's images come from, wherever in it an image is named. */
export const registriesIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') {
    const words = value.split(/[\s=]+/).map((word) => word.replace(/^["']|["',]+$/g, ''));
    return words.flatMap((word) => {
      const [, host] = IMAGE.exec(word) ?? [];
      return host !== undefined && (NAMES_IMAGES.test(key) || /:[\w.-]+$/.test(word)) ? [host] : [];
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, below]) => registriesIn(below, Array.isArray(value) ? key : inner));
};
