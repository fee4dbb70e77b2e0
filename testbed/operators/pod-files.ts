import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { V1KeyToPath, V1Pod, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';

/** Why a pod cannot start yet, as the kubelet would say of a volume that it cannot mount. */
export class NotYet extends Error {}

/** Files of a volume, by path in it. */
type Files = Readonly<Record<string, Buffer>>;

interface Source {
  readonly name?: string;
  readonly optional?: boolean;
  readonly items?: readonly V1KeyToPath[];
}

/** The files that a ConfigMap or Secret gives a volume: all keys, or the named ones. */
const filesOf = async (
  api: Api,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  { name = '', optional, items }: Source,
): Promise<Files> => {
  const found = (await api.read({ apiVersion: 'v1', kind, metadata: { name, namespace } })) as
    { readonly data?: Readonly<Record<string, string>> } | undefined;
  if (!found) {
    if (optional === true) return {};
    throw new NotYet(`${kind} ${namespace}/${name} is not there`);
  }
  const encoding = kind === 'Secret' ? 'base64' : 'utf8';
  const all = Object.entries(found.data ?? {}).map(([key, text]) => [key, Buffer.from(text, encoding)] as const);
  if (!items) return Object.fromEntries(all);
  return Object.fromEntries(
    items.map(({ key, path }) => {
      const value = all.find(([one]) => one === key)?.[1];
      if (!value) throw new NotYet(`${kind} ${namespace}/${name} has no key ${key}`);
      return [path, value];
    }),
  );
};

/** A token of the pod's own ServiceAccount, as the kubelet asks for one. */
const tokenOf = async (api: Api, { metadata, spec }: V1Pod, seconds = 3607): Promise<string> => {
  const { name = '', namespace = '', uid = '' } = metadata ?? {};
  const account = spec?.serviceAccountName ?? 'default';
  const answer = await api.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: seconds, boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } },
  });
  if (answer.status >= 300) throw new NotYet(`no token of ${namespace}/${account}: ${messageOf(answer)}`);
  return (answer.body as { readonly status: { readonly token: string } }).status.token;
};

const projected = async (api: Api, pod: V1Pod, { projected: volume }: V1Volume): Promise<Files> => {
  const { namespace = '' } = pod.metadata ?? {};
  const parts = (volume?.sources ?? []).map(async (source): Promise<Files> => {
    const { serviceAccountToken: token, configMap, secret, downwardAPI } = source;
    if (token) return { [token.path]: Buffer.from(await tokenOf(api, pod, token.expirationSeconds)) };
    if (configMap) return filesOf(api, 'ConfigMap', namespace, configMap);
    if (secret) return filesOf(api, 'Secret', namespace, secret);
    return Object.fromEntries(
      (downwardAPI?.items ?? []).map(({ path, fieldRef }) => {
        if (fieldRef?.fieldPath !== 'metadata.namespace') throw new Error(`${fieldRef?.fieldPath ?? ''} is not played`);
        return [path, Buffer.from(namespace)];
      }),
    );
  });
  return Object.assign({}, ...(await Promise.all(parts))) as Files;
};

const contentsOf = async (api: Api, pod: V1Pod, volume: V1Volume): Promise<Files> => {
  const { namespace = '' } = pod.metadata ?? {};
  const { configMap, secret } = volume;
  if (configMap) return filesOf(api, 'ConfigMap', namespace, configMap);
  if (secret) {
    const { secretName: name = '', optional = false, items } = secret;
    return filesOf(api, 'Secret', namespace, { name, optional, ...(items && { items }) });
  }
  if (volume.projected) return projected(api, pod, volume);
  if (volume.emptyDir) return {};
  throw new Error(`volume ${volume.name} of ${pod.metadata?.name ?? ''} is of a kind that is not played`);
};

const write = (path: string, content: Buffer): void => {
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o644);
};

/**
 * Writes what a container's volumes hold into its root folder, where it mounts them. Made again and again, this renews
 * them, as the kubelet does.
 *
 * @throws NotYet where something that a volume needs is not there
 */
export const writeVolumes = async (
  api: Api,
  pod: V1Pod,
  mounts: readonly V1VolumeMount[],
  root: string,
): Promise<void> => {
  for (const { name, mountPath, subPath } of mounts) {
    const volume = pod.spec?.volumes?.find((one) => one.name === name);
    if (!volume) throw new Error(`${pod.metadata?.name ?? ''} mounts ${name}, which it does not have`);
    const files = await contentsOf(api, pod, volume);
    const target = join(root, mountPath);
    if (subPath === undefined) {
      mkdirSync(target, { recursive: true });
      for (const [path, content] of Object.entries(files)) write(join(target, path), content);
      continue;
    }
    const content = files[subPath];
    if (!content) throw new NotYet(`volume ${name} has no ${subPath}`);
    write(target, content);
  }
};
