import { EFS_NODE } from './every-node';
import { GPU_TOLERATION, SYSTEM_TOLERATION } from '../../config/kubernetes/labels-and-taints';

/** An EKS add-on as the cluster installs it. */
export interface AddOnDefinition {
  /** The add-on's name in EKS. */
  readonly name: string;
  /** Nodes do not become ready without the first kind; the second kind does not become active without nodes. */
  readonly stage: 'before-nodes' | 'after-nodes';
  /**
   * Add-ons of the same stage that must stand first.
   * @default []
   */
  readonly after?: readonly string[];
  /** Values by the add-on's configuration schema; only what differs from its defaults. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** The rights in AWS that its pods need; the service account is in kube-system. */
  readonly identity?: { readonly serviceAccount: string; readonly managedPolicy: string };
  /**
   * The role of its pods on every node, which comes without rights: the stack that makes what they reach adds them. It is
   * here and not there because pods that run already do not take up an association.
   */
  readonly nodeIdentity?: { readonly serviceAccount: string; readonly roleName: string };
}

const tolerations = [SYSTEM_TOLERATION];

/**
 * The add-ons, in the order in which they are told about. All of them run on the system nodes: what is a DaemonSet tolerates
 * every taint by its own default, and naming one here would take the others away; what is a Deployment is given the toleration.
 *
 * Source: EKS user guide, "AWS add-ons" and "Community add-ons"; `aws eks describe-addon-configuration` for each schema.
 */
export const ADD_ONS: readonly AddOnDefinition[] = [
  // On the host network, so it needs no CNI; without it the CNI has no rights.
  { name: 'eks-pod-identity-agent', stage: 'before-nodes' },
  { name: 'kube-proxy', stage: 'before-nodes' },
  {
    name: 'vpc-cni',
    stage: 'before-nodes',
    configuration: {
      enableNetworkPolicy: 'true',
      // Sixteen addresses at a time: more pods a node, and fewer calls to EC2 when many start at once.
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    },
    identity: { serviceAccount: 'aws-node', managedPolicy: 'AmazonEKS_CNI_Policy' },
  },
  { name: 'coredns', stage: 'after-nodes', configuration: { tolerations } },
  { name: 'snapshot-controller', stage: 'after-nodes', configuration: { tolerations } },
  {
    name: 'aws-ebs-csi-driver',
    stage: 'after-nodes',
    // The driver's snapshot sidecar needs the kinds that come with the controller.
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
    // The agent tolerates everything, but its helper that reads a GPU's health comes without any toleration.
    configuration: {
      dcgmAgent: { tolerations: [GPU_TOLERATION] },
    },
  },
  { name: 'metrics-server', stage: 'after-nodes', configuration: { tolerations } },
];
