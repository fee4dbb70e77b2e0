import type { SiteCluster } from '../config/kubernetes/clusters';
import { replicasOf } from './redundancy';
import { resources } from './resources';

/** Namespace of Rook, of Ceph's programs and of the drivers. */
export const ROOK = 'rook-ceph';

/** Driver that makes and mounts volumes of a site's file system, and the provisioner that its storage classes name. */
export const CEPHFS_DRIVER = `${ROOK}.cephfs.csi.ceph.com`;

/** Each container of a driver's pods. */
const SMALL = resources('10m', '128Mi');

/**
 * Values of chart ceph-csi-operator/ceph-csi-drivers: Rook's own for it, with the one driver that our storage classes name. Since 1.20 Rook
 * deploys no drivers, and without a `Driver` every claim stays Pending.
 *
 * The chart writes empty tolerations into each Driver, and the operator takes its defaults only for what is absent
 * (ceph-csi-operator v1.0.4, `mergeDriverSpecs`). So tolerations and replicas are the driver's, not the defaults'.
 *
 * Source: Rook v1.20.6, "Ceph-CSI Driver Helm Chart" and deploy/charts/ceph-csi-drivers/values.yaml.
 */
export const cephCsiDriversValues = (cluster: SiteCluster) => ({
  operatorConfig: {
    namespace: ROOK,
    driverSpecDefaults: {
      imageSet: { name: 'rook-csi-operator-image-set-configmap' },
      nodePlugin: { priorityClassName: 'system-node-critical' },
      controllerPlugin: { priorityClassName: 'system-cluster-critical' },
    },
  },
  drivers: {
    rbd: { enabled: false },
    nfs: { enabled: false },
    nvmeof: { enabled: false },
    cephfs: {
      enabled: true,
      name: CEPHFS_DRIVER,
      nodePlugin: {
        // A pod can mount a volume only on a host where this runs; jobs run on hosts with any taint.
        tolerations: [{ operator: 'Exists' }],
        resources: { registrar: SMALL, logRotator: SMALL, plugin: resources('50m', '1Gi') },
      },
      controllerPlugin: {
        // No two of them run on one host.
        replicas: replicasOf(cluster),
        resources: {
          attacher: SMALL,
          snapshotter: SMALL,
          resizer: SMALL,
          provisioner: SMALL,
          logRotator: SMALL,
          plugin: resources('50m', '512Mi'),
        },
      },
    },
  },
});
