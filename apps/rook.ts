import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { hasStorage } from '../config/storage/object-store';
import { ROOK } from '../helm-values/ceph-csi-drivers';
import { rookValues } from '../helm-values/rook-ceph';
import { ROOK_TRAFFIC } from './ceph/ceph-traffic';
import { defineApp } from './define-app';
import { clientsOnHosts, from, operator, within } from './namespaces/allow-rules';
import { sitesWhere } from './runs-on';

/** The operator of Ceph. Its CRDs stay when it is removed, because Ceph's data depends on them. */
export const rook = defineApp({
  name: 'rook',
  wave: -40,
  runsOn: sitesWhere(({ site }) => hasStorage(site)),
  project: 'platform',
  namespace: {
    name: ROOK,
    security: 'privileged',
    reason: 'its pods open the hosts’ disks and mount file systems for other pods',
    allowRules: (cluster) => [
      ...operator(cluster),
      within,
      // The hosts' kernels mount its files.
      clientsOnHosts(cluster),
      from(
        'object-storage',
        [SERVICE_ACCOUNTS['argo-workflows-server'].namespace, SERVICE_ACCOUNTS.pipeline.namespace],
        443,
      ),
    ],
  },
  chart: { name: 'rook-ceph', repository: 'https://charts.rook.io/release', version: 'v1.20.6' },
  values: rookValues,
  traffic: () => [ROOK_TRAFFIC],
});
