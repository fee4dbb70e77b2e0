import type { Cluster } from '../config/kubernetes/clusters';
import type { App } from './define-app';
import { WAVES } from './waves';
import { argoWorkflows } from './argo-workflows';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import { backEnd } from './back-office/back-end';
import { blockStorage } from './block-storage';
import { ceph } from './ceph/ceph';
import { certManager } from './cert-manager/cert-manager';
import { clusters } from './clusters';
import { externalDns } from './external-dns';
import { externalSecrets } from './external-secrets/external-secrets';
import { frontEnd } from './back-office/front-end';
import { gpuOperator } from './gpu-operator';
import { kueue } from './kueue/kueue';
import { metallb } from './metallb';
import { metricsServer } from './metrics-server';
import { namespaces } from './namespaces/namespaces';
import { pipeline } from './pipeline/pipeline';
import { runs } from './runs-on';
import { rook } from './rook';
import { snapshotController } from './snapshot-controller';

/** Every app there is. */
export const CATALOGUE: readonly App[] = [
  argoWorkflows,
  awsLoadBalancerController,
  backEnd,
  blockStorage,
  ceph,
  certManager,
  clusters,
  externalDns,
  externalSecrets,
  frontEnd,
  gpuOperator,
  kueue,
  metallb,
  metricsServer,
  namespaces,
  pipeline,
  rook,
  snapshotController,
];

/** The apps of a cluster, in the order in which they come. */
export const appsOn = (cluster: Cluster): App[] =>
  CATALOGUE.filter(({ name }) => runs(name, cluster)).sort(
    (one, other) => WAVES[one.name] - WAVES[other.name] || (one.name < other.name ? -1 : 1),
  );
