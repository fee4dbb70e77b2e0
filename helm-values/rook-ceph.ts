import { resources } from './resources';

/**
 * Values of chart rook-release/rook-ceph, the operator alone: what it is to make of a site's disks is in manifests of ours.
 *
 * Source: Rook 1.20, "Ceph Operator Helm Chart".
 */
export const rookValues = () => ({
  crds: { enabled: true },
  priorityClassName: 'platform',
  resources: resources('200m', '512Mi'),
  // Which disks are Ceph's is written in the environment; nothing looks for more.
  enableDiscoveryDaemon: false,
  // A claim cannot ask for more than the store's owner allows.
  obcAllowAdditionalConfigFields: '',
});
