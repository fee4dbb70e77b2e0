import type { PodRequest } from '../pools/packing';

/** Pods of an add-on: one on every node, or so many on the system nodes or wherever else there is room. */
interface AddOnPods extends PodRequest {
  readonly replicas: number | 'every-node';
}

const pods = (name: string, replicas: AddOnPods['replicas'], milliCpus: number, mebibytes: number): AddOnPods => ({
  name,
  replicas,
  milliCpus,
  mebibytes,
});

/**
 * What the pods of EKS's add-ons request at least. AWS publishes no requests, so these are those of the projects' own manifests, one
 * container of each pod; what has none there requests nothing, or is not known (kube-proxy).
 *
 * Sources: amazon-vpc-cni-k8s in eks-charts, stable/aws-vpc-cni/values.yaml; kubernetes v1.35.4,
 * cluster/addons/dns/coredns/coredns.yaml.base; aws-ebs-csi-driver, charts/aws-ebs-csi-driver/values.yaml; chart metrics-server 3.13.0,
 * values.yaml; eks-node-monitoring-agent and eks-pod-identity-agent, charts/, values.yaml. EKS user guide, "Scale CoreDNS Pods for high DNS
 * traffic": two replicas.
 */
export const ADD_ON_REQUESTS: Readonly<Record<string, readonly AddOnPods[]>> = {
  'aws-ebs-csi-driver': [pods('ebs-csi-controller', 2, 10, 40), pods('ebs-csi-node', 'every-node', 10, 40)],
  'aws-efs-csi-driver': [],
  coredns: [pods('coredns', 2, 100, 70)],
  'eks-node-monitoring-agent': [pods('eks-node-monitoring-agent', 'every-node', 10, 30)],
  'eks-pod-identity-agent': [],
  'kube-proxy': [],
  'metrics-server': [pods('metrics-server', 2, 100, 200)],
  'snapshot-controller': [],
  'vpc-cni': [pods('aws-node', 'every-node', 10, 0)],
};

const all = Object.values(ADD_ON_REQUESTS).flat();

/** Pods of add-ons of which every node has one. */
export const addOnsOnEachNode = (): PodRequest[] => all.filter(({ replicas }) => replicas === 'every-node');

/** The other pods of add-ons, each as often as it has replicas. */
export const addOnPods = (): PodRequest[] =>
  all.flatMap((one) => (one.replicas === 'every-node' ? [] : Array<PodRequest>(one.replicas).fill(one)));
