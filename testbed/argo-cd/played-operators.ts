import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '@kubernetes/client-node';
import { isOutOfReach, type Api } from '../kubernetes/kubernetes-api';
import { ARGO_CD_KINDS } from '../../apps/argo-cd-settings';
import { QUEUE_VERSION } from '../../apps/kueue/queues';
import type { HealthSign } from '../../helm-values/argo-cd/resource-health';
import type { AwsStores } from '../operators/aws-stores';
import { secretCopier } from '../operators/copied-secrets';
import { certificateIssuer } from '../operators/issued-certificates';

interface Played {
  readonly apiVersion: string;
  readonly kind: string;
  /** A status that Argo CD takes for healthy. */
  readonly sign: HealthSign;
}

/** Kinds whose operators cannot be built here, of those that our apps tell Argo CD of; Kueue runs. */
const PLAYED: readonly Played[] = ARGO_CD_KINDS.health.filter(({ apiVersion }) => apiVersion !== QUEUE_VERSION);

export interface OperatorsOptions {
  /** The cloud's cluster, whose load balancers are played; a site's are MetalLB's. */
  readonly hub: Api;
  readonly spoke: Api;
  /** Where External Secrets reads. */
  readonly aws: AwsStores;
}

export interface Operators {
  /** What went wrong. A server that could not be reached is not an error. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

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

const statusOf = ({ sign }: Played): object => {
  if ('field' in sign) return { [sign.field]: sign.healthy[0] };
  const condition = { type: sign.condition, status: 'True', reason: 'Played', message: 'its operator is played' };
  return { conditions: [{ ...condition, lastTransitionTime: new Date().toISOString() }] };
};

/**
 * Plays the operators that cannot be built here: stands in for cert-manager and External Secrets, sets the status of Rook's objects and others
 * to ready, and gives the cloud's load balancers a name. It plays nothing else.
 */
export const startOperators = ({ hub, spoke, aws }: OperatorsOptions): Operators => {
  const stopping = new AbortController();
  const errors = new Set<string>();

  const playLoadBalancer = async (api: Api): Promise<void> => {
    for (const service of await api.list('v1', 'Service')) {
      const { spec, status } = service as {
        readonly spec?: { readonly type?: string };
        readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
      };
      if (spec?.type !== 'LoadBalancer' || status?.loadBalancer?.ingress !== undefined) continue;
      await api.merge(service, { status: { loadBalancer: { ingress: [{ hostname: 'played.example' }] } } }, 'status');
    }
  };

  const certificates = certificateIssuer();
  const secrets = secretCopier(aws);
  const round = async (api: Api): Promise<void> => {
    await certificates(api);
    await secrets(api);
    if (api === hub) await playLoadBalancer(api);
    for (const played of PLAYED) {
      for (const object of await api.list(played.apiVersion, played.kind)) {
        if (isTold(object, played)) continue;
        await api.merge(object, { status: statusOf(played) }, 'status');
      }
    }
  };

  const watch = async (api: Api): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round(api).catch((error: unknown) => {
        if (!isOutOfReach(error)) errors.add(String(error));
      });
      await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = [hub, spoke].map(watch);
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
