// Made by `npm run generate -- charts`; do not edit.
import argoWorkflows from './argo-workflows.json';
import argocd from './argocd.json';
import argocdRedundant from './argocd-redundant.json';
import awsLoadBalancerController from './aws-load-balancer-controller.json';
import cephCsiDrivers from './ceph-csi-drivers.json';
import certManager from './cert-manager.json';
import externalDns from './external-dns.json';
import externalSecrets from './external-secrets.json';
import gpuOperator from './gpu-operator.json';
import karpenter from './karpenter.json';
import kueue from './kueue.json';
import metallb from './metallb.json';
import metricsServer from './metrics-server.json';
import rook from './rook.json';
import snapshotController from './snapshot-controller.json';

/** What is known of each chart, by its app. */
export const FACTS_BY_APP = {
  'argo-workflows': argoWorkflows,
  argocd,
  'argocd-redundant': argocdRedundant,
  'aws-load-balancer-controller': awsLoadBalancerController,
  'ceph-csi-drivers': cephCsiDrivers,
  'cert-manager': certManager,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  'gpu-operator': gpuOperator,
  karpenter,
  kueue,
  metallb,
  'metrics-server': metricsServer,
  rook,
  'snapshot-controller': snapshotController,
};
