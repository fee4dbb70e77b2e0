import { AppsV1Api } from '@kubernetes/client-node';
import type { Ground } from './karpenter-harness';
import { podOf, type PodWish } from './pods';
import { NAMESPACE } from './view';

/** Creates a Deployment of one such pod, which comes again where its node goes. */
export const createDeployment = async ({ cluster }: Pick<Ground, 'cluster'>, wish: PodWish): Promise<void> => {
  const { spec, metadata } = podOf(wish);
  await cluster.config.makeApiClient(AppsV1Api).createNamespacedDeployment({
    namespace: NAMESPACE,
    body: {
      metadata: { name: wish.name },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: wish.name } },
        template: {
          metadata: { labels: { app: wish.name }, annotations: { ...metadata?.annotations } },
          ...(spec && { spec }),
        },
      },
    },
  });
};

export const deleteDeployment = async ({ cluster }: Pick<Ground, 'cluster'>, name: string): Promise<void> => {
  await cluster.config.makeApiClient(AppsV1Api).deleteNamespacedDeployment({ namespace: NAMESPACE, name });
};
