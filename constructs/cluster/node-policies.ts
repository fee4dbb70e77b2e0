/**
 * What every node's role may do: join, pull images, be reached by Session Manager. Not the CNI policy: that belongs to the
 * CNI's pods alone, through Pod Identity, since every pod on the host network could use the node's role.
 *
 * Source: EKS user guide, "Amazon EKS node IAM role"; "Configure Amazon VPC CNI plugin to use Pod Identity".
 */
export const NODE_POLICIES: readonly string[] = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonSSMManagedInstanceCore',
];
