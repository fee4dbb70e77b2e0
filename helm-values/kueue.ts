import { QUEUED_LABEL } from '../config/kubernetes/labels-and-taints';
import { yamlWithin } from '../config/yaml/print-yaml';
import type { Cluster } from '../config/kubernetes/clusters';
import { budgetOf, replicasOf } from './redundancy';
import { resources } from './resources';

/**
 * Kueue's own configuration. It counts only GPUs, because only they are scarce. A quota of processors would have to be sized again at every
 * change of a pool.
 */
const CONFIGURATION = {
  apiVersion: 'config.kueue.x-k8s.io/v1beta2',
  kind: 'Configuration',
  health: { healthProbeBindAddress: ':8081' },
  metrics: { bindAddress: ':8443' },
  webhook: { port: 9443 },
  leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
  // cert-manager makes the certificates.
  internalCertManagement: { enable: false },
  manageJobsWithoutQueueName: false,
  managedJobsNamespaceSelector: { matchLabels: QUEUED_LABEL },
  integrations: { frameworks: ['pod'] },
  resources: { excludeResourcePrefixes: ['cpu', 'memory', 'ephemeral-storage'] },
};

/**
 * Values of chart kueue. By default the chart takes the branch's newest image; these values take the release's.
 *
 * Source: Kueue, "Installation" and "Kueue Configuration API" v1beta2.
 *
 * @param cluster where it runs
 * @param version version of the chart and of the program
 */
export const kueueValues = (cluster: Cluster, version: string) => ({
  enableCertManager: true,
  // The app `auth-readers` makes this binding: the project of operators may not write into kube-system.
  enableVisibilityAuthReaderRoleBinding: false,
  controllerManager: {
    replicas: replicasOf(cluster),
    podDisruptionBudget: budgetOf(cluster),
    manager: {
      image: { repository: 'registry.k8s.io/kueue/kueue', tag: `v${version}`, pullPolicy: 'IfNotPresent' },
      priorityClassName: 'platform',
      resources: resources('200m', '512Mi'),
    },
  },
  managerConfig: { controllerManagerConfigYaml: yamlWithin(CONFIGURATION) },
});
