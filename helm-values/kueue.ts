import { stringify } from 'yaml';
import { QUEUED_LABEL } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Kueue's own configuration. It counts GPUs and nothing else: they are what is scarce, and a quota of processors would be a second thing to
 * size on every change of a pool.
 */
const CONFIGURATION = {
  apiVersion: 'config.kueue.x-k8s.io/v1beta2',
  kind: 'Configuration',
  health: { healthProbeBindAddress: ':8081' },
  metrics: { bindAddress: ':8443' },
  webhook: { port: 9443 },
  leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
  // Certificates are cert-manager's.
  internalCertManagement: { enable: false },
  manageJobsWithoutQueueName: false,
  managedJobsNamespaceSelector: { matchLabels: QUEUED_LABEL },
  integrations: { frameworks: ['pod'] },
  resources: { excludeResourcePrefixes: ['cpu', 'memory', 'ephemeral-storage'] },
};

/**
 * Values of chart kueue. The chart's image is the branch's newest build; this is the release's.
 *
 * Source: Kueue, "Installation" and "Kueue Configuration API" v1beta2.
 *
 * @param version the chart's, which is the program's too
 */
export const kueueValues = (version: string) => ({
  enableCertManager: true,
  // Its role binding would be in kube-system, and nobody asks the API that it is for.
  enableVisibilityAuthReaderRoleBinding: false,
  controllerManager: {
    replicas: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    manager: {
      image: { repository: 'registry.k8s.io/kueue/kueue', tag: `v${version}`, pullPolicy: 'IfNotPresent' },
      priorityClassName: 'platform',
      resources: resources('200m', '512Mi'),
    },
  },
  managerConfig: { controllerManagerConfigYaml: stringify(CONFIGURATION, { sortMapEntries: true }) },
});
