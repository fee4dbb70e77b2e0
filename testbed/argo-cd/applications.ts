import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from '../kubernetes/kubernetes-api';

/** What of an Application is read here (Argo CD 3.2, CRD `argoproj.io/v1alpha1`). */
export interface ApplicationState extends KubernetesObject {
  readonly spec: { readonly destination: { readonly name?: string }; readonly project: string };
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string; readonly revisions?: readonly string[] };
    readonly health?: { readonly status?: string; readonly message?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly history?: readonly { readonly deployStartedAt: string; readonly deployedAt: string }[];
    readonly operationState?: { readonly phase: string; readonly message?: string };
    readonly resources?: readonly { readonly kind: string; readonly name: string; readonly status?: string }[];
  };
}

/** The Applications, by name. */
export const applicationsOf = async (hub: Api): Promise<ReadonlyMap<string, ApplicationState>> =>
  new Map(
    ((await hub.list('argoproj.io/v1alpha1', 'Application')) as readonly ApplicationState[]).map((one) => [
      one.metadata?.name ?? '',
      one,
    ]),
  );

/** Sync and health of an Application, such as `Synced Healthy`. */
export const stateOf = ({ status }: ApplicationState): string =>
  `${status?.sync?.status ?? 'new'} ${status?.health?.status ?? 'new'}`;

/** An Application that is not where it should be, with all that it says. */
export const described = (application: ApplicationState): string => {
  const { metadata, status } = application;
  const { operationState, conditions = [], health } = status ?? {};
  const said = [
    ...(operationState ? [`${operationState.phase}: ${operationState.message ?? ''}`] : []),
    ...((health?.message ?? '') ? [health?.message ?? ''] : []),
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
  ];
  return `${metadata?.name ?? ''} ${stateOf(application)} ${said.join('; ')}`;
};
