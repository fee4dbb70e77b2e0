import { interruptionQueueName, KARPENTER, KARPENTER_SERVICE_ACCOUNT } from '../config/kubernetes/service-accounts';
import { clusterName } from '../config/aws/names';
import { SYSTEM_LABEL, SYSTEM_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { KARPENTER_VERSION } from '../config/versions';

/**
 * Values of Karpenter's chart: what differs from its defaults, and what other parts rely on.
 *
 * It must run before its own nodes do, so two pods run on the system nodes, in two zones. It must not need anything that runs on its own
 * nodes, such as the cluster's DNS.
 *
 * Source: Karpenter 1.14, "Getting Started", "Settings", "Disruption", section "Node Auto Repair"; the chart's values.yaml.
 */
export const karpenterValues = (environment: { readonly name: string }) => ({
  replicas: 2,
  // Pod Identity binds the role to this name, so it needs no annotation.
  serviceAccount: { create: true, name: KARPENTER_SERVICE_ACCOUNT },
  podDisruptionBudget: { name: KARPENTER, maxUnavailable: 1 },
  nodeSelector: { 'kubernetes.io/os': 'linux', ...SYSTEM_LABEL },
  tolerations: [SYSTEM_TOLERATION],
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
  ],
  // The VPC's resolver: Karpenter resolves only names of AWS, and the cluster's DNS may need a node that Karpenter has
  // yet to launch.
  dnsPolicy: 'Default',
  // The monitoring operator brings this CRD, and Argo CD installs it later.
  serviceMonitor: { enabled: false },
  controller: {
    // A digest overrides the tag, and the one in the chart's source is older than its tag.
    image: { tag: KARPENTER_VERSION, digest: '' },
    resources: {
      // It is idle except for seconds after new pods, so it may burst if the node has room. Requested memory equals
      // upstream's limit, since the chart tells the controller its limit.
      requests: { cpu: '250m', memory: '1Gi' },
      limits: { memory: '1Gi' },
    },
  },
  settings: {
    clusterName: clusterName(environment),
    interruptionQueue: interruptionQueueName(environment),
    eksControlPlane: true,
    // The cluster takes part in zonal shifts. Without this setting Karpenter would still launch nodes in a zone that
    // was shifted away from.
    enableZonalShift: true,
    // A GPU that fails is reported by the node monitoring agent, and its node replaced. Karpenter stops repairing where more than a fifth
    // of a pool is ill. Alpha in 1.14.
    featureGates: { nodeRepair: true },
  },
});
