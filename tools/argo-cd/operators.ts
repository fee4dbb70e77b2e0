import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from '../kubernetes/api';

/** Kinds whose operator is out of reach, and by whose condition `Ready` Argo CD takes them for healthy. */
const READY_KINDS = [
  ['cert-manager.io/v1', 'Certificate'],
  ['cert-manager.io/v1', 'ClusterIssuer'],
  ['external-secrets.io/v1', 'ClusterExternalSecret'],
  ['external-secrets.io/v1', 'ClusterSecretStore'],
  ['external-secrets.io/v1', 'ExternalSecret'],
] as const;

interface ExternalSecret extends KubernetesObject {
  readonly spec?: {
    readonly dataFrom?: readonly { readonly extract?: { readonly key?: string } }[];
    readonly target?: {
      readonly name?: string;
      readonly template?: { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } };
    };
  };
}

export interface OperatorsOptions {
  readonly apis: readonly Api[];
  /** What is in the parameter store, by parameter; an ExternalSecret that takes all of one becomes a Secret, as External Secrets would make it. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Operators {
  /** What went wrong, but for servers that were away. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

const isReady = (object: KubernetesObject): boolean => {
  const { status } = object as { readonly status?: { readonly conditions?: readonly { readonly type: string }[] } };
  return status?.conditions?.some(({ type }) => type === 'Ready') ?? false;
};

/**
 * Plays the operators that cannot be had: what they would make ready is told to be ready, a load balancer gets an address, and the site's
 * credential is taken from the parameters. Nothing else of them is played.
 */
export const startOperators = ({ apis, parameters }: OperatorsOptions): Operators => {
  const stopping = new AbortController();
  const errors = new Set<string>();

  const tellReady = async (api: Api, object: KubernetesObject): Promise<void> => {
    const condition = {
      ...{ type: 'Ready', status: 'True', reason: 'Played', message: 'its operator is played' },
      ...(object.kind !== 'ClusterExternalSecret' && { lastTransitionTime: new Date().toISOString() }),
    };
    await api.merge(object, { status: { conditions: [condition] } }, 'status');
  };

  const makeSecret = async (api: Api, object: ExternalSecret): Promise<void> => {
    const { dataFrom = [], target = {} } = object.spec ?? {};
    const values = dataFrom.map(({ extract }) => parameters[extract?.key ?? '']);
    if (values.length === 0 || values.includes(undefined)) return;
    await api.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: target.name ?? '',
        namespace: object.metadata?.namespace ?? '',
        labels: target.template?.metadata?.labels ?? {},
      },
      ...{ stringData: Object.assign({}, ...values) as object },
    });
  };

  const round = async (api: Api): Promise<void> => {
    for (const [apiVersion, kind] of READY_KINDS) {
      for (const object of await api.list(apiVersion, kind)) {
        if (isReady(object)) continue;
        if (kind === 'ExternalSecret') await makeSecret(api, object);
        await tellReady(api, object);
      }
    }
    for (const service of await api.list('v1', 'Service')) {
      const { spec, status } = service as {
        readonly spec?: { readonly type?: string };
        readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
      };
      if (spec?.type !== 'LoadBalancer' || status?.loadBalancer?.ingress !== undefined) continue;
      await api.merge(service, { status: { loadBalancer: { ingress: [{ hostname: 'played.example' }] } } }, 'status');
    }
  };

  const watch = async (api: Api): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round(api).catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!AWAY.has(code)) errors.add(String(error));
      });
      await sleep(500, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = apis.map(watch);
  return {
    get errors() {
      return [...errors];
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(watching);
    },
  };
};
