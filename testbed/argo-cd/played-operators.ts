import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from '../kubernetes/kubernetes-api';
import { ARGO_CD_KINDS } from '../../apps/argo-cd-settings';
import type { HealthSign } from '../../helm-values/argo-cd/resource-health';

interface Played {
  readonly apiVersion: string;
  readonly kind: string;
  /** A status that Argo CD takes for healthy. */
  readonly sign: HealthSign;
}

const READY: HealthSign = { condition: 'Ready' };

/** Objects whose operator cannot be installed here: of kinds that Argo CD knows itself, and of those that our apps tell it of. */
const PLAYED: readonly Played[] = [
  { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', sign: READY },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', sign: READY },
  { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', sign: READY },
  { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', sign: READY },
  { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', sign: READY },
  ...ARGO_CD_KINDS.health,
];

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
  /** What went wrong. A server that could not be reached is not an error. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

interface Told {
  readonly phase?: string;
  readonly state?: string;
  readonly conditions?: readonly { readonly type: string }[];
}

const isTold = (object: KubernetesObject, { sign }: Played): boolean => {
  const { status = {} } = object as { readonly status?: Told };
  if ('field' in sign) return sign.healthy.includes(status[sign.field] ?? '');
  return status.conditions?.some(({ type }) => type === sign.condition) ?? false;
};

const statusOf = ({ kind, sign }: Played): object => {
  if ('field' in sign) return { [sign.field]: sign.healthy[0] };
  const condition = {
    ...{ type: sign.condition, status: 'True', reason: 'Played', message: 'its operator is played' },
    ...(kind !== 'ClusterExternalSecret' && { lastTransitionTime: new Date().toISOString() }),
  };
  return { conditions: [condition] };
};

/**
 * Plays the operators that cannot be installed here. It sets the status of their objects to ready, gives a load balancer an address, and
 * makes the Secret with the site's credential from the parameters. It plays nothing else.
 */
export const startOperators = ({ apis, parameters }: OperatorsOptions): Operators => {
  const stopping = new AbortController();
  const errors = new Set<string>();

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
    for (const played of PLAYED) {
      for (const object of await api.list(played.apiVersion, played.kind)) {
        if (isTold(object, played)) continue;
        if (played.kind === 'ExternalSecret') await makeSecret(api, object);
        await api.merge(object, { status: statusOf(played) }, 'status');
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
        if (!UNREACHABLE.has(code)) errors.add(String(error));
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
