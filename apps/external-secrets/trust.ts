import type { ClusterSecretStore } from './stores-in-aws';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { TRUST_LABEL } from '../../config/kubernetes/labels-and-taints';
import { TRUST_KEY, TRUST_SECRET } from '../../config/kubernetes/secrets';
import type { Manifest, ManifestOf, RoleBinding, ServiceAccount, V1PolicyRule } from '../manifest';

/** Secret in cert-manager's namespace with the authority's certificate, and a key that is never used. */
export const TRUST_SOURCE = 'trust-source';

const { namespace: NAMESPACE } = SERVICE_ACCOUNTS['cert-manager'];
const READER = 'trust-reader';
const RBAC = 'rbac.authorization.k8s.io';
const STORE = 'trust';

type Role = ManifestOf<`${typeof RBAC}/v1`, 'Role', { readonly rules: readonly V1PolicyRule[] }>;
type Bundle = ManifestOf<'external-secrets.io/v1', 'ClusterExternalSecret', { readonly spec: object }>;

/**
 * The cluster's own authority, as a Secret `trust` in every namespace that has the label. External Secrets copies it, because it already
 * has the right to write Secrets. For this it may read one Secret, which holds nothing secret.
 *
 * Source: External Secrets, "Kubernetes provider", "ClusterExternalSecret".
 */
export const trustBundle = (): Manifest[] => [account, role, binding, store, bundle];

const metadata = { name: READER, namespace: NAMESPACE };

const account: ServiceAccount = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata,
  automountServiceAccountToken: false,
};

const role: Role = {
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  metadata,
  rules: [
    { apiGroups: [''], resources: ['secrets'], resourceNames: [TRUST_SOURCE], verbs: ['get'] },
    { apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectrulesreviews'], verbs: ['create'] },
  ],
};

const binding: RoleBinding = {
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  metadata,
  roleRef: { apiGroup: RBAC, kind: 'Role', name: READER },
  subjects: [{ kind: 'ServiceAccount', name: READER, namespace: NAMESPACE }],
};

const store: ClusterSecretStore = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterSecretStore',
  metadata: { name: STORE },
  spec: {
    provider: {
      kubernetes: {
        remoteNamespace: NAMESPACE,
        server: {
          url: 'https://kubernetes.default.svc',
          caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt', namespace: NAMESPACE },
        },
        auth: { serviceAccount: metadata },
      },
    },
    conditions: [{ namespaceSelector: { matchLabels: TRUST_LABEL } }],
  },
};

const bundle: Bundle = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterExternalSecret',
  metadata: { name: TRUST_SECRET },
  spec: {
    namespaceSelectors: [{ matchLabels: TRUST_LABEL }],
    refreshTime: '1h',
    externalSecretName: TRUST_SECRET,
    externalSecretSpec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: STORE },
      target: { name: TRUST_SECRET },
      data: [{ secretKey: TRUST_KEY, remoteRef: { key: TRUST_SOURCE, property: 'ca.crt' } }],
    },
  },
};
