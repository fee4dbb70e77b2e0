import { metricsServerValues } from '../helm-values/metrics-server';
import type { App } from './define-app';

/** Figures of pods and hosts, by which people and autoscalers see what is used. */
export const metricsServer: App = {
  name: 'metrics-server',
  project: 'site-system',
  namespace: 'metrics-server',
  chart: { name: 'metrics-server', values: metricsServerValues },
};
