import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api, ObjectName } from '../../../testbed/kubernetes/kubernetes-api';

/** Names an object. */
export const named = (apiVersion: string, kind: string, name: string, namespace?: string): ObjectName => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});

export const FRONT_END = named('apps/v1', 'Deployment', 'front-end', 'back-office');
export const SITE_VALUES = named('v1', 'ConfigMap', 'site', 'pipeline');
export const CLAIM = named('objectbucket.io/v1alpha1', 'ObjectBucketClaim', 'storage', 'pipeline');
export const CEPH = named('ceph.rook.io/v1', 'CephCluster', 'rook-ceph', 'rook-ceph');

/** Replicas that a Deployment asks for. */
export const replicasOf = async (api: Api, deployment: ObjectName): Promise<number | undefined> =>
  ((await api.read(deployment)) as { readonly spec?: { readonly replicas?: number } } | undefined)?.spec?.replicas;

/** A value of a ConfigMap. */
export const valueOf = async (api: Api, map: ObjectName, key: string): Promise<string | undefined> =>
  ((await api.read(map)) as (KubernetesObject & { readonly data?: Readonly<Record<string, string>> }) | undefined)
    ?.data?.[key];

/** A text with one part replaced, which has to be there. */
export const replaced = (text: string, part: string, by: string): string => {
  if (!text.includes(part)) throw new Error(`'${part}' is not in:\n${text}`);
  return text.replace(part, by);
};
