import { snapshotControllerValues } from '../helm-values/snapshot-controller';
import type { App } from './define-app';

/** Snapshots of volumes, for whatever storage makes them. */
export const snapshotController: App = {
  name: 'snapshot-controller',
  project: 'platform',
  namespace: 'snapshot-controller',
  chart: { name: 'snapshot-controller', values: snapshotControllerValues },
};
