import { GPU_TOLERATION } from '../../config/kubernetes/labels-and-taints';
import { CEPH_COPIES } from '../../config/storage/object-store';

export const ROOK = 'rook-ceph';
export const CEPH_VERSION = 'ceph.rook.io/v1';

/** A pool whose every object is on three hosts; it refuses to go on with one, so that no write is ever on a single disk. */
export const REPLICATED = {
  failureDomain: 'host',
  replicated: { size: CEPH_COPIES, requireSafeReplicaSize: true },
} as const;

/** Storage is on hosts with GPUs too: on most racks there are no others. */
export const ON_ALL_HOSTS = {
  tolerations: [GPU_TOLERATION],
} as const;

/** Two pods of the same kind are on different hosts. */
export const apart = (app: string) => ({
  ...ON_ALL_HOSTS,
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' },
    ],
  },
});
