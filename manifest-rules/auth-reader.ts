import { AUTH_READER } from '../apps/auth-readers';
import {
  called,
  listAt,
  selectsAt,
  textAt,
  valueAt,
  workloadsIn,
  type Content,
  type Finding,
  type Workload,
} from './given';

/** The pods behind a Service. */
export const podsBehind = ({ given }: Content, namespace: string, service: string): Workload[] => {
  const found = given.find(
    ({ object }) =>
      object.kind === 'Service' && object.metadata.namespace === namespace && object.metadata.name === service,
  );
  const matchLabels = valueAt(found?.object, 'spec', 'selector');
  if (matchLabels === undefined) return []; // somebody else says where the Service leads
  return workloadsIn(given).filter(
    ({ object, labels }) => object.metadata.namespace === namespace && selectsAt({ matchLabels }, labels),
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
          textAt(object, 'roleRef', 'name') === AUTH_READER,
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
          fix: `bind the Role ${AUTH_READER} of kube-system to it`,
        }));
    });
};
