import { hasGpus } from '../config/kubernetes/clusters';
import { gpuOperatorValues, installsDrivers } from '../helm-values/gpu-operator';
import { defineApp } from './define-app';
import { downloads, operator } from './namespaces/allow-rules';
import { where } from './runs-on';
import { callOut } from './traffic/pod-traffic';

/** Pods that build drivers (gpu-operator v26.3.3, assets/state-driver/0500_daemonset.yaml). No other pod of it calls out. */
const DRIVERS = { matchLabels: { 'app.kubernetes.io/component': 'nvidia-driver' } };

/** Lets pods use the GPUs of a node. */
export const gpuOperator = defineApp({
  name: 'gpu-operator',
  wave: -20,
  runsOn: where(hasGpus),
  project: 'platform',
  namespace: {
    name: 'gpu-operator',
    security: 'privileged',
    reason: 'drivers and devices are the hosts’ own: its pods load kernel modules and write to host paths',
    allowRules: (cluster) => [
      ...operator(cluster),
      // Drivers are built with packages of the operating system. They are signed, and many mirrors have no TLS.
      ...(installsDrivers(cluster) ? [downloads('packages', DRIVERS, 80, 443)] : []),
    ],
  },
  chart: { repository: 'https://helm.ngc.nvidia.com/nvidia', version: 'v26.3.3' },
  values: gpuOperatorValues,
  traffic: (cluster) => [
    { name: 'gpu-operator', labels: { app: 'gpu-operator' } },
    { name: 'node-feature-discovery', labels: { 'app.kubernetes.io/name': 'node-feature-discovery' } },
    ...(installsDrivers(cluster)
      ? [
          {
            name: 'nvidia-driver-daemonset',
            labels: { app: 'nvidia-driver-daemonset', ...DRIVERS.matchLabels },
            calls: [callOut('packages of the operating system', 80), callOut('packages of the operating system')],
          },
        ]
      : []),
  ],
  // The chart makes it. Drivers are built on the hosts, which takes minutes. Source: GPU operator, "ClusterPolicy".
  health: [
    {
      apiVersion: 'nvidia.com/v1',
      kind: 'ClusterPolicy',
      sign: { field: 'state', healthy: ['ready', 'ignored'], degraded: [] },
    },
  ],
});
