import { resources } from './resources';

/**
 * Values of chart rook-release/rook-ceph, the operator only. Our own manifests say what it makes of a site's disks.
 *
 * Source: Rook 1.20, "Ceph Operator Helm Chart".
 */
export const rookValues = () => ({
  crds: { enabled: true },
  priorityClassName: 'platform',
  resources: resources('200m', '512Mi'),
  // The environment lists the disks of Ceph; the operator does not search for others.
  enableDiscoveryDaemon: false,
  // A claim cannot set more than the store's owner allows.
  obcAllowAdditionalConfigFields: '',
  // The operator of the drivers, which the app `ceph-csi-drivers` describes.
  csi: { installCsiOperator: true },
  'ceph-csi-operator': {
    controllerManager: { priorityClassName: 'platform', manager: { resources: resources('20m', '256Mi') } },
  },
});
