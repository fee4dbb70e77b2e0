import type { V1Pod } from '@kubernetes/client-node';
import { QUEUE, QUEUE_LABEL } from '../../../apps/kueue/queues';
import { GPU_RESOURCE } from '../../../config/kubernetes/labels-and-taints';
import { SERVICE_ACCOUNTS } from '../../../config/kubernetes/service-accounts';
import type { Api } from '../../../testbed/kubernetes/kubernetes-api';

/** As a namespace with the Pod Security Standard `restricted` takes it. */
const RESTRICTED = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  runAsUser: 1000,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

export const PIPELINE = SERVICE_ACCOUNTS.pipeline.namespace;

/** A pod of the pipeline that waits in its queue, as a step of a workflow asks for GPUs. */
export const gpuPod = (name: string, gpus: number, namespace: string = PIPELINE): V1Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels: { [QUEUE_LABEL]: QUEUE } },
  spec: {
    restartPolicy: 'Never',
    containers: [
      {
        name: 'main',
        image: 'step',
        securityContext: RESTRICTED,
        resources: gpus === 0 ? {} : { limits: { [GPU_RESOURCE]: `${gpus}` } },
      },
    ],
  },
});

/** GPUs of a cluster's nodes. */
export const gpusOf = async (api: Api): Promise<number> => {
  const nodes = (await api.list('v1', 'Node')) as readonly {
    readonly status?: { readonly allocatable?: Readonly<Record<string, string>> };
  }[];
  return nodes.reduce((sum, { status }) => sum + Number(status?.allocatable?.[GPU_RESOURCE] ?? 0), 0);
};

export const podNamed = async (api: Api, name: string, namespace: string = PIPELINE): Promise<V1Pod | undefined> =>
  await api.read({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } });

/** Running, or gated: held back by its scheduling gate. */
export const stateOf = (pod: V1Pod | undefined): string =>
  pod?.spec?.schedulingGates?.length ? 'gated' : (pod?.status?.phase ?? 'gone');

/** Ends a pod that kwok plays, as a step that has done its work. */
export const endPod = (api: Api, name: string): Promise<void> =>
  api.merge(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: PIPELINE } },
    { status: { phase: 'Succeeded' } },
    'status',
  );
