import { GPU_TOLERATION } from '../../config/kubernetes/labels-and-taints';
import { CEPH_COPIES } from '../../config/storage/object-store';

export const CEPH_VERSION = 'ceph.rook.io/v1';

/**
 * A pool that keeps each object on three hosts. It refuses writes while only one copy is reachable, so that no write is ever on a single
 * disk.
 */
export const REPLICATED = {
  failureDomain: 'host',
  replicated: { size: CEPH_COPIES, requireSafeReplicaSize: true },
} as const;

/** Storage also runs on hosts with GPUs: most racks have no others. */
export const ON_ALL_HOSTS = {
  tolerations: [GPU_TOLERATION],
} as const;

/** Keeps two pods of the same kind on different hosts. */
export const apart = (app: string) => ({
  ...ON_ALL_HOSTS,
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' },
    ],
  },
});
