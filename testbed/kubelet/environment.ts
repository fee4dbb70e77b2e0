import type { V1Container, V1EnvVar, V1ObjectFieldSelector, V1Pod } from '@kubernetes/client-node';

/** Entries of the namespace's Secrets and ConfigMaps, as text. */
export interface Entries {
  /** @returns `undefined` where there is none of the name */
  of(kind: 'Secret' | 'ConfigMap', name: string): Promise<Readonly<Record<string, string>> | undefined>;
}

/** Something that a pod names is not there yet. */
export class NotReady extends Error {}

/** Something that a pod names is not known here, and never will be. */
export class NotKnown extends NotReady {}

/**
 * Replaces `$(NAME)` by the value of a variable, and `$$(NAME)` by `$(NAME)`. What is not known stays (Kubernetes,
 * third_party/forked/golang/expansion).
 */
export const expand = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\$(\$|\(([^)]*)\))/g, (whole, mark: string, name: string) =>
    mark === '$' ? '$' : (variables[name] ?? whole),
  );

/**
 * A field of the pod, as in the downward API.
 *
 * @throws NotKnown for a field that is not known here
 */
export const fieldOf = (pod: V1Pod, { fieldPath }: V1ObjectFieldSelector): string => {
  const { metadata = {}, spec, status } = pod;
  const [, table, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(fieldPath) ?? [];
  if (table !== undefined && key !== undefined)
    return (table === 'labels' ? metadata.labels : metadata.annotations)?.[key] ?? '';
  const known: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'metadata.labels': linesOf(metadata.labels),
    'metadata.annotations': linesOf(metadata.annotations),
    'spec.nodeName': spec?.nodeName,
    'spec.serviceAccountName': spec?.serviceAccountName,
    'status.podIP': status?.podIP ?? '127.0.0.1',
    'status.hostIP': status?.hostIP ?? '127.0.0.1',
  };
  const value = known[fieldPath];
  if (value === undefined) throw new NotKnown(`the field ${fieldPath} is not known here`);
  return value;
};

const linesOf = (table: Readonly<Record<string, string>> = {}): string =>
  Object.entries(table)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join('\n');

const keyOf = async (
  entries: Entries,
  kind: 'Secret' | 'ConfigMap',
  { name = '', key, optional = false }: { readonly name?: string; readonly key: string; readonly optional?: boolean },
): Promise<string | undefined> => {
  const value = (await entries.of(kind, name))?.[key];
  if (value === undefined && !optional) throw new NotReady(`${kind} ${name} has no key ${key}`);
  return value;
};

const valueOf = async (
  { value, valueFrom }: V1EnvVar,
  pod: V1Pod,
  entries: Entries,
  known: Readonly<Record<string, string>>,
): Promise<string | undefined> => {
  if (valueFrom?.fieldRef) return fieldOf(pod, valueFrom.fieldRef);
  if (valueFrom?.secretKeyRef) return keyOf(entries, 'Secret', valueFrom.secretKeyRef);
  if (valueFrom?.configMapKeyRef) return keyOf(entries, 'ConfigMap', valueFrom.configMapKeyRef);
  if (valueFrom) throw new NotKnown(`a variable of ${Object.keys(valueFrom).join()} is not known here`);
  return expand(value ?? '', known);
};

/**
 * The variables of a container: `envFrom` first, `env` over it, each `$(NAME)` from what stands before it.
 *
 * @throws NotReady where a Secret or ConfigMap is missing that is not optional; NotKnown
 */
export const environmentOf = async (
  { env = [], envFrom = [] }: V1Container,
  pod: V1Pod,
  entries: Entries,
): Promise<Record<string, string>> => {
  const variables: Record<string, string> = {};
  for (const { prefix = '', configMapRef, secretRef } of envFrom) {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
    const all = await entries.of(kind, name);
    if (!all && !optional) throw new NotReady(`${kind} ${name} is not there`);
    for (const [key, value] of Object.entries(all ?? {})) variables[`${prefix}${key}`] = value;
  }
  for (const one of env) {
    const value = await valueOf(one, pod, entries, variables);
    if (value !== undefined) variables[one.name] = value;
  }
  return variables;
};
