import { interruptionQueueName, KARPENTER, KARPENTER_SERVICE_ACCOUNT } from '../config/kubernetes/service-accounts';
import { clusterName } from '../config/aws/names';
import { SYSTEM_LABEL, SYSTEM_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { KARPENTER_VERSION } from '../config/versions';

/**
 * What Karpenter's chart is told, as far as it differs from the chart's defaults or other parts rely on it.
 *
 * It must run before any node of its own does, so it is on the system nodes, two pods in two zones; and it must not need anything that runs on
 * its own nodes, such as the cluster's DNS.
 *
 * Source: Karpenter 1.14, "Getting Started", "Settings"; the chart's values.yaml.
 */
export const karpenterValues = (environment: { readonly name: string }) => ({
  replicas: 2,
  // Its role is bound to this name by Pod Identity, so that no annotation is needed.
  serviceAccount: { create: true, name: KARPENTER_SERVICE_ACCOUNT },
  podDisruptionBudget: { name: KARPENTER, maxUnavailable: 1 },
  nodeSelector: { 'kubernetes.io/os': 'linux', ...SYSTEM_LABEL },
  tolerations: [SYSTEM_TOLERATION],
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
  ],
  // The VPC's resolver: it asks for AWS's names alone, and the cluster's DNS may be on a node that it has yet to launch.
  dnsPolicy: 'Default',
  // The kind comes with the monitoring operator, which Argo CD installs later.
  serviceMonitor: { enabled: false },
  controller: {
    // The digest in a chart's source lags behind its tag, and with one the tag would count for nothing.
    image: { tag: KARPENTER_VERSION, digest: '' },
    resources: {
      // Idle but for seconds after pods came: room for that is taken where the node has it. The memory is upstream's, taken whole, since
      // the chart tells the controller its limit.
      requests: { cpu: '250m', memory: '1Gi' },
      limits: { memory: '1Gi' },
    },
  },
  settings: {
    clusterName: clusterName(environment),
    interruptionQueue: interruptionQueueName(environment),
    eksControlPlane: true,
    // The cluster takes part in zonal shifts; without this Karpenter would go on launching into a zone that was shifted away from.
    enableZonalShift: true,
  },
});
