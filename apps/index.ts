import type { Cluster } from '../config/kubernetes/clusters';
import { argoWorkflows } from './argo-workflows';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import { authReadersOf } from './auth-readers';
import { backEnd } from './back-office/back-end';
import { frontEnd } from './back-office/front-end';
import { blockStorage } from './block-storage';
import { ceph } from './ceph/ceph';
import { cephCsiDrivers } from './ceph/ceph-csi-drivers';
import { certManager } from './cert-manager/cert-manager';
import { clusters } from './clusters';
import type { AppOnCluster, PlatformApp } from './define-app';
import { externalDns } from './external-dns';
import { externalSecrets } from './external-secrets/external-secrets';
import { secretStores } from './external-secrets/secret-stores';
import { gpuOperator } from './gpu-operator';
import { kueue } from './kueue/kueue';
import { metallb } from './metallb';
import { metricsServer } from './metrics-server';
import { namespacesOf } from './namespaces/namespaces';
import { people } from './people';
import { pipeline } from './pipeline/pipeline';
import { rook } from './rook';
import { snapshotController } from './snapshot-controller';

const OTHERS: readonly PlatformApp[] = [
  argoWorkflows,
  awsLoadBalancerController,
  backEnd,
  blockStorage,
  ceph,
  cephCsiDrivers,
  certManager,
  clusters,
  externalDns,
  externalSecrets,
  frontEnd,
  gpuOperator,
  kueue,
  metallb,
  metricsServer,
  people,
  pipeline,
  rook,
  secretStores,
  snapshotController,
];

/** Every app that there is. */
export const APPS: readonly PlatformApp[] = [namespacesOf(OTHERS), authReadersOf(OTHERS), ...OTHERS];

/** The apps of a cluster, in the order in which they are installed. */
export const appsOn = (cluster: Cluster): AppOnCluster[] =>
  APPS.flatMap((app) => app.on(cluster) ?? []).sort(
    ({ app: one }, { app: other }) => one.wave - other.wave || (one.name < other.name ? -1 : 1),
  );
