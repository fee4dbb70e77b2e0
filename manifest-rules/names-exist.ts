import { PEOPLES_ROLES } from '../config/kubernetes/oidc';
import { called, listAt, selectsAt, textAt, valueAt, type Content, type Finding, type Given } from './given';
import { referencesIn, type Reference } from './references';

/** Names that no manifest makes, each with who makes it. */
const MADE_ELSEWHERE: Readonly<Record<string, string>> = {
  'PriorityClass system-cluster-critical': 'Kubernetes itself',
  'PriorityClass system-node-critical': 'Kubernetes itself',
  ...Object.fromEntries(
    PEOPLES_ROLES.map((role) => [`ClusterRole ${role}`, 'Kubernetes itself (RBAC user-facing roles)']),
  ),
  'ClusterRole system:auth-delegator': 'Kubernetes itself (RBAC default roles)',
  'Role kube-system/extension-apiserver-authentication-reader': 'Kubernetes itself (RBAC default roles)',
  'Secret metallb-system/metallb-memberlist': "MetalLB's controller (controller/main.go, createMemberlistSecret)",
};

/** Kinds that make a Secret, with how they name it. */
const SECRET_MAKERS: Readonly<Record<string, (object: unknown) => string | undefined>> = {
  Certificate: (object) => textAt(object, 'spec', 'secretName'),
  ExternalSecret: (object) => textAt(object, 'spec', 'target', 'name') ?? textAt(object, 'metadata', 'name'),
};

const key = ({ kind, namespace, name }: Pick<Reference, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** Names of the namespaces whose labels a list of selectors selects. */
const selected = (given: readonly Given[], selectors: readonly unknown[]): string[] =>
  given
    .filter(({ object }) => object.kind === 'Namespace')
    .filter(({ object }) => selectors.some((selector) => selectsAt(selector, object.metadata.labels ?? {})))
    .map(({ object }) => object.metadata.name);

/** What an object brings: itself, and the Secrets that controllers make from it. */
const madeBy = (given: readonly Given[], { object }: Given): string[] => {
  const { kind, metadata } = object;
  const { name, namespace } = metadata;
  const secret = SECRET_MAKERS[kind]?.(object);
  const copies =
    kind === 'ClusterExternalSecret'
      ? selected(given, [...listAt(object, 'spec', 'namespaceSelectors'), valueAt(object, 'spec', 'namespaceSelector')])
      : [];
  const target = textAt(object, 'spec', 'externalSecretSpec', 'target', 'name') ?? name;
  return [
    key({ kind, name, ...(namespace !== undefined && { namespace }) }),
    ...(secret === undefined ? [] : [key({ kind: 'Secret', name: secret, namespace: namespace ?? '' })]),
    ...copies.map((into) => key({ kind: 'Secret', name: target, namespace: into })),
  ];
};

/**
 * Everything that an object names is made by somebody, in its own wave or an earlier one: a wave starts when those before are healthy, so
 * that an app that needs a later one is never healthy.
 *
 * @param byHand names that a person makes, as in `Secret argocd/repository`; each is told about in the guides
 */
export const namesExist = (content: Content, byHand: ReadonlySet<string>): Finding[] => {
  const { given } = content;
  const waves = new Map<string, number>();
  for (const one of given) {
    for (const made of madeBy(given, one)) waves.set(made, Math.min(one.wave, waves.get(made) ?? one.wave));
  }
  const found = referencesIn(given).flatMap((reference): Finding[] => {
    const name = key(reference);
    if (name in MADE_ELSEWHERE || byHand.has(name)) return [];
    const wave = waves.get(name);
    const where = called(content, reference.by);
    if (wave === undefined) {
      const fix = 'make it in a manifest; or name who makes it in manifest-rules/names-exist.ts';
      return [{ where, value: name, rule: 'what an object names is made by somebody', fix }];
    }
    if (wave <= reference.by.wave || reference.mayComeLater === true) return [];
    const rule = `what an object names is there before it: this is wave ${reference.by.wave}, and it comes in wave ${wave}`;
    return [{ where, value: name, rule, fix: `move it to wave ${reference.by.wave} or before` }];
  });
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
};

/** Namespaces that nobody of ours makes: Kubernetes' own, and Argo CD's, which is there before everything. */
const OTHER_NAMESPACES = ['argocd', 'default', 'kube-public', 'kube-system'];

/** Each object's namespace is there: the API server refuses an object in one that is not, and with it Argo CD the whole sync. */
export const namespacesExist = (content: Content): Finding[] => {
  const made = new Set([
    ...OTHER_NAMESPACES,
    ...content.given.filter(({ object }) => object.kind === 'Namespace').map(({ object }) => object.metadata.name),
  ]);
  return content.given.flatMap((one) => {
    const { namespace } = one.object.metadata;
    if (namespace === undefined || made.has(namespace)) return [];
    const fix = `name one that there is: ${[...made].sort().join(', ')}`;
    return [{ where: called(content, one), value: `namespace ${namespace}`, rule: 'its namespace is there', fix }];
  });
};
