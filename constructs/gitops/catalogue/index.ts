import type { Cluster } from '../../../config/kubernetes/clusters';
import type { App } from '../app';
import { WAVES } from '../waves';
import { argoWorkflows } from './argo-workflows';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import { backEnd } from './back-end';
import { blockStorage } from './block-storage';
import { ceph } from './ceph';
import { certManager } from './cert-manager';
import { clusters } from './clusters';
import { externalDns } from './external-dns';
import { externalSecrets } from './external-secrets';
import { frontEnd } from './front-end';
import { gpuOperator } from './gpu-operator';
import { kueue } from './kueue';
import { metallb } from './metallb';
import { metricsServer } from './metrics-server';
import { namespaces } from './namespaces';
import { pipeline } from './pipeline';
import { runs } from './placement';
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
