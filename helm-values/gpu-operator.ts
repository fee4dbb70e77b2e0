import type { Cluster } from '../config/kubernetes/clusters';
import { GPU_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart nvidia/gpu-operator.
 *
 * - Cloud: the nodes' image (Amazon Linux 2023, NVIDIA variant) carries driver and container toolkit, so the operator brings neither: two
 *   would fight. It adds the device plugin, the labels of GPUs, and their figures.
 * - Site: it brings all of it. GPUs are handed to containers by CDI through NRI: the toolkit then never writes containerd's
 *   configuration, which Kubespray owns and would write again.
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
      // A driver is replaced on one host at a time, and never under a job that runs.
      upgradePolicy: { autoUpgrade: true, maxParallelUpgrades: 1, waitForCompletion: { timeoutSeconds: 0 } },
    }),
  },
  toolkit: { enabled: side === 'site' },
  devicePlugin: { enabled: true, resources: resources('20m', '128Mi') },
  dcgmExporter: { enabled: true, enablePodLabels: true, resources: resources('100m', '512Mi') },
  gfd: { enabled: true, resources: resources('20m', '128Mi') },
  // None of the pools and models here can be divided.
  migManager: { enabled: false },
  vgpuDeviceManager: { enabled: false },
  vfioManager: { enabled: false },
  sandboxDevicePlugin: { enabled: false },
  kataSandboxDevicePlugin: { enabled: false },
  ccManager: { enabled: false },
  'node-feature-discovery': { worker: { tolerations: [{ operator: 'Exists' }] } },
});
