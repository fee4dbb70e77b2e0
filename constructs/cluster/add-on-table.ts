import { EFS_NODE } from './every-node';
import { GPU_TOLERATION, SYSTEM_TOLERATION } from '../../config/kubernetes/labels-and-taints';

/** An EKS add-on as the cluster installs it. */
export interface AddOnDefinition {
  /** The add-on's name in EKS. */
  readonly name: string;
  /** `before-nodes` add-ons are needed before a node is ready. `after-nodes` add-ons become active only once there are nodes. */
  readonly stage: 'before-nodes' | 'after-nodes';
  /**
   * Add-ons of the same stage that are installed first.
   * @default []
   */
  readonly after?: readonly string[];
  /** Values that differ from the add-on's defaults, by its configuration schema. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** The rights in AWS of its pods. Their service account is in kube-system. */
  readonly identity?: { readonly serviceAccount: string; readonly managedPolicy: string };
  /**
   * The role of its pods on every node. The role starts without rights; the stack that makes the resources adds them. The role is made here
   * because pods that already run do not take up a new association.
   */
  readonly nodeIdentity?: { readonly serviceAccount: string; readonly roleName: string };
}

const tolerations = [SYSTEM_TOLERATION];

/**
 * The add-ons. All of them run on the system nodes. A DaemonSet tolerates every taint by default, and a
 * toleration named here would replace that. A Deployment is given the toleration.
 *
 * Source: EKS user guide, "AWS add-ons" and "Community add-ons"; `aws eks describe-addon-configuration` for each schema.
 */
export const ADD_ONS: readonly AddOnDefinition[] = [
  // It runs on the host network, so it needs no CNI. The CNI gets its rights from it.
  { name: 'eks-pod-identity-agent', stage: 'before-nodes' },
  { name: 'kube-proxy', stage: 'before-nodes' },
  {
    name: 'vpc-cni',
    stage: 'before-nodes',
    configuration: {
      enableNetworkPolicy: 'true',
      // The CNI takes 16 addresses at a time. A node then holds more pods, and many new pods need fewer calls to EC2.
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    },
    identity: { serviceAccount: 'aws-node', managedPolicy: 'AmazonEKS_CNI_Policy' },
  },
  { name: 'coredns', stage: 'after-nodes', configuration: { tolerations } },
  { name: 'snapshot-controller', stage: 'after-nodes', configuration: { tolerations } },
  {
    name: 'aws-ebs-csi-driver',
    stage: 'after-nodes',
    // The driver's snapshot sidecar needs the CRDs that the snapshot controller brings.
    after: ['snapshot-controller'],
    configuration: { controller: { tolerations } },
    identity: { serviceAccount: 'ebs-csi-controller-sa', managedPolicy: 'service-role/AmazonEBSCSIDriverPolicy' },
  },
  {
    name: 'aws-efs-csi-driver',
    stage: 'after-nodes',
    configuration: { controller: { tolerations } },
    identity: { serviceAccount: 'efs-csi-controller-sa', managedPolicy: 'service-role/AmazonEFSCSIDriverPolicy' },
    nodeIdentity: { serviceAccount: 'efs-csi-node-sa', roleName: EFS_NODE },
  },
  {
    name: 'eks-node-monitoring-agent',
    stage: 'after-nodes',
    // The agent tolerates every taint. Its helper that reads the health of GPUs has no toleration by default.
    configuration: {
      dcgmAgent: { tolerations: [GPU_TOLERATION] },
    },
  },
  { name: 'metrics-server', stage: 'after-nodes', configuration: { tolerations } },
];
