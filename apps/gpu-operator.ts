import { hasGpus } from '../config/kubernetes/clusters';
import { gpuOperatorValues, installsDrivers } from '../helm-values/gpu-operator';
import { defineApp } from './define-app';
import { internet, operator, within, type AllowRule } from './namespaces/allow-rules';
import { where } from './runs-on';

/** Drivers are built with packages of the operating system. They are signed, and many mirrors have no TLS. */
const packages: AllowRule = {
  name: 'packages',
  egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ protocol: 'TCP', port: 80 }] }],
};

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
      within,
      internet(cluster),
      ...(installsDrivers(cluster) ? [packages] : []),
    ],
  },
  chart: { repository: 'https://helm.ngc.nvidia.com/nvidia', version: 'v26.3.3' },
  values: gpuOperatorValues,
  // The chart makes it. Drivers are built on the hosts, which takes minutes. Source: GPU operator, "ClusterPolicy".
  health: [
    {
      apiVersion: 'nvidia.com/v1',
      kind: 'ClusterPolicy',
      sign: { field: 'state', healthy: ['ready', 'ignored'], degraded: [] },
    },
  ],
});
