import { gpuOperatorValues } from '../helm-values/gpu-operator';
import type { App } from './define-app';

/** Whatever makes GPUs of a node usable for pods. */
export const gpuOperator: App = {
  name: 'gpu-operator',
  project: 'platform',
  namespace: 'gpu-operator',
  chart: { name: 'gpu-operator', values: gpuOperatorValues },
};
