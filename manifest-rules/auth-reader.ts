import { called, listAt, textAt, valueAt, workloadsIn, type Content, type Finding, type Workload } from './given';

const READER = 'extension-apiserver-authentication-reader';

/** The pods behind a Service. */
export const podsBehind = ({ given }: Content, namespace: string, service: string): Workload[] => {
  const found = given.find(
    ({ object }) =>
      object.kind === 'Service' && object.metadata.namespace === namespace && object.metadata.name === service,
  );
  const selector = Object.entries(
    (valueAt(found?.object, 'spec', 'selector') ?? {}) as Readonly<Record<string, string>>,
  );
  if (selector.length === 0) return [];
  return workloadsIn(given).filter(
    ({ object, labels }) =>
      object.metadata.namespace === namespace && selector.every(([label, value]) => labels[label] === value),
  );
};

/**
 * Whoever serves an APIService may read who the API server's clients are: the library behind it reads the ConfigMap
 * `extension-apiserver-authentication` of kube-system when it starts, and the program ends where it may not.
 *
 * Source: Kubernetes, "Configure the aggregation layer"; k8s.io/apiserver pkg/server/options/authentication.go.
 */
export const authReader = (content: Content): Finding[] => {
  const { given } = content;
  const readers = new Set(
    given
      .filter(
        ({ object }) =>
          object.kind === 'RoleBinding' &&
          object.metadata.namespace === 'kube-system' &&
          textAt(object, 'roleRef', 'name') === READER,
      )
      .flatMap(({ object }) => listAt(object, 'subjects'))
      .map((subject) => `${textAt(subject, 'namespace') ?? 'kube-system'}/${textAt(subject, 'name') ?? ''}`),
  );
  return given
    .filter(({ object }) => object.kind === 'APIService')
    .flatMap((one) => {
      const service = valueAt(one.object, 'spec', 'service');
      const namespace = textAt(service, 'namespace');
      const name = textAt(service, 'name');
      if (namespace === undefined || name === undefined) return []; // the API server's own
      return podsBehind(content, namespace, name)
        .map(({ pod }) => `${namespace}/${textAt(pod, 'serviceAccountName') ?? 'default'}`)
        .filter((account) => !readers.has(account))
        .map((account) => ({
          where: called(content, one),
          value: `ServiceAccount ${account}`,
          rule: `who serves an APIService may read the ConfigMap extension-apiserver-authentication, or its program ends`,
          fix: `bind the Role ${READER} of kube-system to it`,
        }));
    });
};
