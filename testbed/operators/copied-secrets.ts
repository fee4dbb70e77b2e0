import type { KubernetesObject } from '@kubernetes/client-node';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';
import type { AwsStores } from './aws-stores';
import { filled, type Template } from './secret-template';

const VERSION = 'external-secrets.io/v1';

type Labels = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string>>;

interface StoreRef {
  readonly name: string;
}

interface ClusterSecretStore extends KubernetesObject {
  readonly spec: {
    readonly provider: {
      readonly aws?: { readonly service: 'ParameterStore' | 'SecretsManager' };
      readonly kubernetes?: {
        readonly remoteNamespace: string;
        readonly auth: { readonly serviceAccount: { readonly name: string; readonly namespace: string } };
      };
    };
    readonly conditions?: readonly {
      readonly namespaces?: readonly string[];
      readonly namespaceSelector?: { readonly matchLabels: Labels };
    }[];
  };
}

interface Source {
  readonly storeRef?: StoreRef;
  readonly generatorRef?: { readonly kind: string };
}

interface Spec {
  readonly secretStoreRef?: StoreRef;
  readonly data?: readonly {
    readonly secretKey: string;
    readonly remoteRef: { readonly key: string; readonly property?: string };
    readonly sourceRef?: Source;
  }[];
  readonly dataFrom?: readonly {
    readonly extract?: { readonly key: string };
    readonly find?: { readonly tags: Labels };
    readonly rewrite?: readonly { readonly regexp: { readonly source: string; readonly target: string } }[];
    readonly sourceRef?: Source;
  }[];
  readonly target: {
    readonly name: string;
    /** @default 'Owner' */
    readonly creationPolicy?: 'Owner' | 'Orphan';
    readonly template?: Template;
  };
}

interface ExternalSecret extends KubernetesObject {
  readonly spec: Spec;
}

interface ClusterExternalSecret extends KubernetesObject {
  readonly spec: {
    readonly externalSecretName: string;
    readonly externalSecretSpec: Spec;
    readonly namespaceSelectors: readonly { readonly matchLabels: Labels }[];
  };
}

const hasLabels = ({ metadata }: KubernetesObject, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => metadata?.labels?.[key] === value);

interface Ready {
  readonly status: 'True' | 'False';
  readonly message: string;
}

const readyOf = (object: KubernetesObject): Ready | undefined =>
  (
    object as { readonly status?: { readonly conditions?: readonly ({ readonly type: string } & Ready)[] } }
  ).status?.conditions?.find(({ type }) => type === 'Ready');

const tell = async (api: Api, object: KubernetesObject, { status, message }: Ready): Promise<void> => {
  const before = readyOf(object);
  if (before?.status === status && before.message === message) return;
  const time = object.kind === 'ClusterExternalSecret' ? {} : { lastTransitionTime: new Date().toISOString() };
  const condition = {
    type: 'Ready',
    status,
    message,
    ...(object.kind !== 'ClusterExternalSecret' && { reason: 'StandIn' }),
  };
  await api.merge(object, { status: { conditions: [{ ...condition, ...time }] } }, 'status');
};

/** Whether a store lets a namespace read from it. */
const isOpenTo = ({ spec }: ClusterSecretStore, namespace: KubernetesObject): boolean =>
  spec.conditions === undefined ||
  spec.conditions.some(
    ({ namespaces, namespaceSelector }) =>
      namespaces?.includes(namespace.metadata?.name ?? '') === true ||
      (namespaceSelector !== undefined && hasLabels(namespace, namespaceSelector.matchLabels)),
  );

/** What makes a Secret go with its ExternalSecret; none where the policy is `Orphan` (External Secrets, "Lifecycle", "Creation Policy"). */
const ownersOf = ({ metadata, spec }: ExternalSecret) =>
  spec.target.creationPolicy === 'Orphan'
    ? {}
    : {
        ownerReferences: [
          {
            ...{ apiVersion: VERSION, kind: 'ExternalSecret', name: metadata?.name ?? '', uid: metadata?.uid ?? '' },
            ...{ controller: true, blockOwnerDeletion: true },
          },
        ],
      };

/** Reads a Secret as a store's ServiceAccount, if its roles let it. */
const readAs = async (api: Api, { spec }: ClusterSecretStore, name: string): Promise<Values> => {
  const { remoteNamespace: namespace = '', auth } = spec.provider.kubernetes ?? {};
  const { name: account = '', namespace: home = '' } = auth?.serviceAccount ?? {};
  const review = await api.ask('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview' },
    spec: {
      user: `system:serviceaccount:${home}:${account}`,
      resourceAttributes: { namespace, verb: 'get', resource: 'secrets', name },
    },
  });
  if (!(review.body as { readonly status?: { readonly allowed?: boolean } }).status?.allowed)
    throw new Error(`${home}/${account} may not read the Secret ${namespace}/${name}`);
  const found = (await api.read({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace } })) as
    { readonly data?: Values } | undefined;
  if (!found) throw new Error(`there is no Secret ${namespace}/${name}`);
  const decoded = Object.entries(found.data ?? {}).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]);
  return Object.fromEntries(decoded) as Values;
};

/**
 * Stands in for External Secrets, which cannot be built here: it copies what each ExternalSecret names out of the emulators or, as the store's
 * ServiceAccount, out of the cluster, as far as the store lets the namespace, and makes the ExternalSecrets that a ClusterExternalSecret wants
 * in the namespaces that it selects. It signs in nowhere, and copies nothing a second time.
 *
 * @returns a round over a cluster, to be made again and again
 */
export const secretCopier = (aws: AwsStores) => {
  const whole = async (api: Api, store: ClusterSecretStore, key: string): Promise<Values | string> => {
    const { provider } = store.spec;
    if (provider.kubernetes) return readAs(api, store, key);
    return provider.aws?.service === 'ParameterStore' ? aws.parameter(key) : aws.secret(key);
  };

  const valuesOf = async (api: Api, { spec, metadata }: ExternalSecret, namespaces: readonly KubernetesObject[]) => {
    const stores = (await api.list(VERSION, 'ClusterSecretStore')) as readonly ClusterSecretStore[];
    const namespace = namespaces.find((one) => one.metadata?.name === metadata?.namespace) ?? {};
    const storeOf = (source?: Source): ClusterSecretStore => {
      const name = source?.storeRef?.name ?? spec.secretStoreRef?.name ?? '';
      const store = stores.find((one) => one.metadata?.name === name);
      if (!store) throw new Error(`there is no ClusterSecretStore ${name}`);
      if (!isOpenTo(store, namespace)) throw new Error(`${name} is not open to ${metadata?.namespace ?? ''}`);
      return store;
    };
    const values: Record<string, string> = {};
    for (const { extract, find, rewrite = [], sourceRef } of spec.dataFrom ?? []) {
      const found = sourceRef?.generatorRef
        ? await aws.registryToken()
        : find
          ? await aws.secretsByTag((storeOf(sourceRef), find.tags))
          : await whole(api, storeOf(sourceRef), extract?.key ?? '');
      const all = typeof found === 'string' ? (JSON.parse(found) as Values) : found;
      if (Object.keys(all).length === 0) throw new Error(`nothing has the tags ${JSON.stringify(find?.tags)}`);
      for (const [key, value] of Object.entries(all)) {
        const name = rewrite.reduce((last, { regexp }) => last.replace(new RegExp(regexp.source), regexp.target), key);
        values[name] = value;
      }
    }
    for (const { secretKey, remoteRef, sourceRef } of spec.data ?? []) {
      const found = await whole(api, storeOf(sourceRef), remoteRef.key);
      const value = typeof found === 'string' ? found : found[remoteRef.property ?? ''];
      if (value === undefined) throw new Error(`${remoteRef.key} has no ${remoteRef.property ?? ''}`);
      values[secretKey] = value;
    }
    return values;
  };

  const copy = async (api: Api, object: ExternalSecret, namespaces: readonly KubernetesObject[]): Promise<void> => {
    const { target } = object.spec;
    try {
      const { data, ...rest } = filled(target.template ?? {}, await valuesOf(api, object, namespaces));
      const { labels, type } = rest;
      const metadata = {
        ...{ name: target.name, namespace: object.metadata?.namespace ?? '', ...ownersOf(object) },
        ...(labels && { labels }),
      };
      const answer = await api.apply({
        ...{ apiVersion: 'v1', kind: 'Secret', metadata },
        ...{ ...(type !== undefined && { type }), stringData: data },
      });
      if (answer.status >= 300) throw new Error(messageOf(answer));
      await tell(api, object, { status: 'True', message: 'copied' });
    } catch (error) {
      await tell(api, object, { status: 'False', message: error instanceof Error ? error.message : String(error) });
    }
  };

  return async (api: Api): Promise<void> => {
    for (const store of await api.list(VERSION, 'ClusterSecretStore'))
      await tell(api, store, { status: 'True', message: 'in the emulators' });
    const namespaces = await api.list('v1', 'Namespace');
    for (const bundle of (await api.list(VERSION, 'ClusterExternalSecret')) as readonly ClusterExternalSecret[]) {
      const { externalSecretName: name, externalSecretSpec: spec, namespaceSelectors } = bundle.spec;
      const chosen = namespaces.filter((one) =>
        namespaceSelectors.some(({ matchLabels }) => hasLabels(one, matchLabels)),
      );
      for (const { metadata } of chosen) {
        const wanted = {
          apiVersion: VERSION,
          kind: 'ExternalSecret',
          metadata: { name, namespace: metadata?.name ?? '' },
        };
        if (!(await api.read(wanted))) await api.apply({ ...wanted, ...{ spec } });
      }
      await tell(api, bundle, { status: 'True', message: `in ${chosen.length} namespaces` });
    }
    for (const object of (await api.list(VERSION, 'ExternalSecret')) as readonly ExternalSecret[])
      if (readyOf(object)?.status !== 'True') await copy(api, object, namespaces);
  };
};
