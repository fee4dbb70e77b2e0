import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { V1Container, V1DownwardAPIVolumeFile, V1KeyToPath, V1Pod, V1Volume } from '@kubernetes/client-node';
import type { Mount } from './container';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';
import { fieldOf, NotKnown, NotReady, type Entries } from './environment';

/** What volumes are made from. */
export interface VolumeSources extends Entries {
  /** A token of the pod's ServiceAccount, bound to the pod. */
  token(audience: string | undefined, seconds: number): Promise<string>;
}

/** What a pod's volumes and variables are made from, by its API server. */
export const podSources = (api: Api, { metadata, spec }: V1Pod): VolumeSources => {
  const { namespace = '', name = '', uid = '' } = metadata ?? {};
  const account = spec?.serviceAccountName ?? 'default';
  return {
    of: async (kind, objectName) => {
      const found = await api.read({ apiVersion: 'v1', kind, metadata: { namespace, name: objectName } });
      if (!found) return undefined;
      const { data = {} } = found as { readonly data?: Readonly<Record<string, string>> };
      const decoded = (value: string): string => (kind === 'Secret' ? Buffer.from(value, 'base64').toString() : value);
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decoded(value)]));
    },
    token: async (audience, expirationSeconds) => {
      const answer = await api.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`, {
        ...{ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' },
        spec: {
          audiences: audience === undefined ? [] : [audience],
          expirationSeconds,
          boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid },
        },
      });
      if (answer.status >= 300) throw new NotReady(`no token of ${namespace}/${account}: ${messageOf(answer)}`);
      return (answer.body as { readonly status: { readonly token: string } }).status.token;
    },
  };
};

/** Contents of a volume's files, by path. */
type Files = Readonly<Record<string, string>>;

const chosen = (all: Readonly<Record<string, string>>, items: readonly V1KeyToPath[] | undefined): Files =>
  items === undefined
    ? all
    : Object.fromEntries(
        items.map(({ key, path }) => {
          if (all[key] === undefined) throw new NotReady(`there is no key ${key}`);
          return [path, all[key]];
        }),
      );

const entriesOf = async (
  sources: VolumeSources,
  kind: 'Secret' | 'ConfigMap',
  name: string | undefined,
  { items, optional }: { readonly items?: readonly V1KeyToPath[]; readonly optional?: boolean },
): Promise<Files> => {
  const all = await sources.of(kind, name ?? '');
  if (all) return chosen(all, items);
  if (optional === true) return {};
  throw new NotReady(`${kind} ${name ?? ''} is not there`);
};

const fieldsOf = (pod: V1Pod, items: readonly V1DownwardAPIVolumeFile[] = []): Files =>
  Object.fromEntries(
    items.map(({ path, fieldRef }) => {
      if (!fieldRef) throw new NotKnown(`${path} is of a kind of field that is not known here`);
      return [path, fieldOf(pod, fieldRef)];
    }),
  );

/**
 * The files of a volume; `undefined` for an empty folder. One in memory is a folder on the disk as well: nothing here is measured, so neither
 * has a bound.
 *
 * @throws NotReady for what is missing, NotKnown for other kinds
 */
export const filesOf = async (volume: V1Volume, pod: V1Pod, sources: VolumeSources): Promise<Files | undefined> => {
  const { name, emptyDir, secret, configMap, downwardAPI, projected } = volume;
  if (emptyDir && !['', 'Memory'].includes(emptyDir.medium ?? ''))
    throw new NotKnown(`volume ${name} is of the medium ${emptyDir.medium ?? ''}, which is not known here`);
  if (emptyDir) return undefined;
  if (secret) return entriesOf(sources, 'Secret', secret.secretName, secret);
  if (configMap) return entriesOf(sources, 'ConfigMap', configMap.name, configMap);
  if (downwardAPI) return fieldsOf(pod, downwardAPI.items);
  if (!projected) throw new NotKnown(`volume ${name} is of a kind that is not known here`);
  const all: Record<string, string> = {};
  for (const source of projected.sources ?? []) {
    if (source.secret) Object.assign(all, await entriesOf(sources, 'Secret', source.secret.name, source.secret));
    if (source.configMap)
      Object.assign(all, await entriesOf(sources, 'ConfigMap', source.configMap.name, source.configMap));
    if (source.downwardAPI) Object.assign(all, fieldsOf(pod, source.downwardAPI.items));
    const token = source.serviceAccountToken;
    if (token) all[token.path] = await sources.token(token.audience, token.expirationSeconds ?? 3600);
  }
  return all;
};

/** Files of a group can be read by it, and folders written (Kubernetes, "Configure volume permission and ownership change policy"). */
const give = (path: string, mode: number, group: number | undefined): void => {
  if (group !== undefined && process.getuid?.() === 0) chownSync(path, 0, group);
  chmodSync(path, mode);
};

/**
 * Makes a pod's volumes as folders of this machine.
 *
 * @returns their folders, by name
 * @throws NotReady where something is not there yet
 */
export const makeVolumes = async (
  pod: V1Pod,
  folder: string,
  sources: VolumeSources,
): Promise<ReadonlyMap<string, string>> => {
  const group = pod.spec?.securityContext?.fsGroup;
  const made = new Map<string, string>();
  for (const volume of pod.spec?.volumes ?? []) {
    const files = await filesOf(volume, pod, sources);
    const at = join(folder, volume.name);
    mkdirSync(at, { recursive: true });
    give(at, files ? 0o755 : 0o2777, group);
    const mode = volume.secret?.defaultMode ?? volume.projected?.defaultMode ?? volume.configMap?.defaultMode ?? 0o644;
    for (const [path, text] of Object.entries(files ?? {})) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), text);
      give(join(at, path), mode | (group === undefined ? 0 : 0o440), group);
    }
    made.set(volume.name, at);
  }
  return made;
};

/** The mounts of a container, from the folders of the pod's volumes. */
export const mountsOf = (container: V1Container, pod: V1Pod, volumes: ReadonlyMap<string, string>): Mount[] =>
  (container.volumeMounts ?? []).map(({ name, mountPath, subPath, subPathExpr, readOnly = false }) => {
    const volume = volumes.get(name);
    if (volume === undefined || subPathExpr !== undefined)
      throw new NotKnown(`the mount of ${name} at ${mountPath} is not known here`);
    const source = join(volume, subPath ?? '');
    const files = pod.spec?.volumes?.find((one) => one.name === name);
    if (subPath !== undefined && files?.emptyDir && mkdirSync(source, { recursive: true }) !== undefined)
      give(source, 0o2777, pod.spec?.securityContext?.fsGroup);
    return { source, target: mountPath, readOnly };
  });
