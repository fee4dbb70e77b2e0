import { OIDC_PREFIX } from '../config/kubernetes/oidc';
import type { SiteCluster } from '../config/kubernetes/clusters';
import { defineApp } from './define-app';
import type { Manifest } from './manifest';
import { sitesWhere } from './runs-on';

type Groups = NonNullable<SiteCluster['site']['oidc']>['groups'];

const groupsOf = ({ site }: SiteCluster): [name: string, rights: Groups[string]][] =>
  Object.entries(site.oidc?.groups ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * Rights of people who sign on at a site's Kubernetes API, by their groups: one binding for each role and namespace. Without them whoever
 * signs on may do nothing. The API server lets Argo CD bind only roles that it has itself, which are all.
 *
 * Source: Kubernetes, "Using RBAC Authorization", "User-facing roles"; "Authenticating", "OpenID Connect Tokens".
 */
export const people = defineApp({
  name: 'people',
  // Their namespaces are there, and nobody has to wait for operators to look why they do not start.
  wave: -85,
  runsOn: sitesWhere((cluster) => groupsOf(cluster).length > 0),
  project: 'platform',
  namespace: 'default',
  manifests: (cluster) => bindings(groupsOf(cluster)),
});

const bindings = (groups: readonly [name: string, rights: Groups[string]][]): Manifest[] => {
  const bound = new Map<string, Manifest & { readonly subjects: object[] }>();
  for (const [name, { role, namespaces }] of groups) {
    for (const namespace of namespaces ?? [undefined]) {
      const binding = bound.get(`${role} ${namespace ?? ''}`) ?? bindingOf(role, namespace);
      binding.subjects.push({ apiGroup: GROUP, kind: 'Group', name: `${OIDC_PREFIX}${name}` });
      bound.set(`${role} ${namespace ?? ''}`, binding);
    }
  }
  return [...bound.values()];
};

const GROUP = 'rbac.authorization.k8s.io';

const bindingOf = (role: string, namespace: string | undefined) => ({
  apiVersion: `${GROUP}/v1` as const,
  kind: namespace === undefined ? ('ClusterRoleBinding' as const) : ('RoleBinding' as const),
  metadata: { name: `people-${role}`, ...(namespace !== undefined && { namespace }) },
  roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: role },
  subjects: [] as object[],
});
