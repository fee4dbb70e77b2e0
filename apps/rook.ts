import { rookValues } from '../helm-values/rook-ceph';
import type { App } from './define-app';

/** The operator of Ceph. Its kinds stay when it goes: Ceph's own data hangs on them. */
export const rook: App = {
  name: 'rook',
  project: 'platform',
  namespace: 'rook-ceph',
  chart: { name: 'rook-ceph', values: rookValues },
};
