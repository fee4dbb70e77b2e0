import { hasStorage } from '../../config/storage/object-store';
import { cephCsiDriversValues, ROOK } from '../../helm-values/ceph-csi-drivers';
import { defineApp } from '../define-app';
import { sitesWhere } from '../runs-on';
import { DRIVERS_TRAFFIC } from './ceph-traffic';

/**
 * What makes and mounts volumes of Ceph. Its operator and the kinds that it reads come with the chart of Rook, which names this version
 * (Rook v1.20.6, deploy/charts/rook-ceph/Chart.yaml and tests/framework/installer/ceph_helm_installer.go).
 */
export const cephCsiDrivers = defineApp({
  name: 'ceph-csi-drivers',
  wave: -35,
  runsOn: sitesWhere(({ site }) => hasStorage(site)),
  project: 'platform',
  // Their pods have the allow rules of Rook's: the mount goes through the host's network, and the controller asks Ceph and the API server.
  namespace: ROOK,
  chart: { repository: 'https://ceph.github.io/ceph-csi-operator', version: '1.0.4' },
  values: cephCsiDriversValues,
  traffic: () => DRIVERS_TRAFFIC,
});
