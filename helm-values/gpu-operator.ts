import type { Cluster } from '../config/kubernetes/clusters';
import { GPU_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart nvidia/gpu-operator.
 *
 * - Cloud: the nodes' image (Amazon Linux 2023, NVIDIA variant) has driver and container toolkit, so the operator installs neither: two would conflict. It adds the device plugin, the labels of GPUs, and their metrics.
 * - Site: it installs all of it. Containers get GPUs by CDI through NRI. So the toolkit never writes containerd's configuration, which Kubespray owns and would overwrite.
 *
 * Pods name no runtime class on either side, so a job is the same on both.
 *
 * Source: NVIDIA GPU Operator, "Container Device Interface (CDI) and Node Resource Interface (NRI) Support"; "Installing the NVIDIA GPU
 * Operator", "Pre-installed NVIDIA GPU Drivers and NVIDIA Container Toolkit".
 */
export const gpuOperatorValues = ({ side }: Cluster) => ({
  operator: { resources: resources('200m', '512Mi'), upgradeCRD: true },
  daemonsets: { tolerations: [GPU_TOLERATION] },
  cdi: { enabled: true, nriPluginEnabled: side === 'site' },
  driver: {
    enabled: side === 'site',
    ...(side === 'site' && {
      // Drivers are replaced on one host at a time, and never while a job runs there.
      upgradePolicy: { autoUpgrade: true, maxParallelUpgrades: 1, waitForCompletion: { timeoutSeconds: 0 } },
    }),
  },
  toolkit: { enabled: side === 'site' },
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
