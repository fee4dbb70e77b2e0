import type { Cluster } from '../config/kubernetes/clusters';
import { GPU_TOLERATION, PIPELINE_LABEL } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart nvidia/gpu-operator.
 *
 * - Cloud: the nodes' image (Amazon Linux 2023, NVIDIA variant) has driver and container toolkit, so the operator installs neither: two would conflict. It adds the device plugin, the labels of GPUs, and their metrics.
 * - Site: it installs the toolkit, and the driver on every host whose `gpus.driver` says so; the others' label tells it not to. Containers get GPUs by CDI through NRI. So the toolkit never writes containerd's configuration, which Kubespray owns and would overwrite.
 *
 * Pods name no runtime class on either side, so a job is the same on both.
 *
 * Source: NVIDIA GPU Operator, "Container Device Interface (CDI) and Node Resource Interface (NRI) Support"; "Installing the NVIDIA GPU
 * Operator", "Pre-installed NVIDIA GPU Drivers and NVIDIA Container Toolkit".
 */
export const gpuOperatorValues = (cluster: Cluster) => ({
  operator: { resources: resources('200m', '512Mi'), upgradeCRD: true },
  daemonsets: { tolerations: [GPU_TOLERATION] },
  cdi: { enabled: true, nriPluginEnabled: cluster.side === 'site' },
  driver: installsDrivers(cluster) ? { enabled: true, upgradePolicy: UPGRADE } : { enabled: false },
  toolkit: { enabled: cluster.side === 'site' },
  devicePlugin: { enabled: true, resources: resources('20m', '128Mi') },
  dcgmExporter: { enabled: true, enablePodLabels: true, resources: resources('100m', '512Mi') },
  gfd: { enabled: true, resources: resources('20m', '128Mi') },
  // No GPU of our pools and models can be divided.
  migManager: { enabled: false },
  vgpuDeviceManager: { enabled: false },
  vfioManager: { enabled: false },
  sandboxDevicePlugin: { enabled: false },
  kataSandboxDevicePlugin: { enabled: false },
  ccManager: { enabled: false },
  'node-feature-discovery': { worker: { tolerations: [{ operator: 'Exists' }] } },
});

/** Whether the operator installs drivers on some host of a cluster. */
export const installsDrivers = (cluster: Cluster): boolean =>
  cluster.side === 'site' && Object.values(cluster.site.workers).some(({ gpus }) => gpus?.driver === 'operator');

/**
 * Drivers are replaced on one host at a time. The host is cordoned, and its pods of the pipeline end by themselves, however long that
 * takes; other pods with GPUs are evicted. Without a selector the operator waits for nobody (k8s-operator-libs,
 * `ProcessWaitForJobsRequiredNodes`). Every step has an emptyDir, and where such a pod may not go, the upgrade of its node fails
 * (`SchedulePodEviction`).
 */
const UPGRADE = {
  autoUpgrade: true,
  maxParallelUpgrades: 1,
  waitForCompletion: {
    podSelector: Object.entries(PIPELINE_LABEL)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    timeoutSeconds: 0,
  },
  gpuPodDeletion: { deleteEmptyDir: true },
} as const;
