/**
 * The order in which Applications of a cluster come: the lower first, and each wave waits until the one before is healthy. Deleted, they go
 * the other way round. Gaps of ten leave room.
 *
 * Later work has its place here: the gateway beside the queue, monitoring before it, services of machine learning after the pipeline.
 */
export const WAVES = {
  /** What bounds everything else. */
  namespaces: -90,
  /** The other cluster's credential depends on nothing but External Secrets; everything with TLS depends on cert-manager. */
  'cert-manager': -80,
  'external-secrets': -70,
  clusters: -60,
  /** What pods are given: addresses, volumes, figures. */
  'aws-load-balancer-controller': -50,
  'block-storage': -50,
  metallb: -50,
  'metrics-server': -50,
  'snapshot-controller': -50,
  'external-dns': -40,
  rook: -40,
  /** Minutes until the disks are in use; its claims wait. */
  ceph: -30,
  /** Drivers are built on the hosts. */
  'gpu-operator': -20,
  kueue: -20,
  'argo-workflows': -10,
  pipeline: 0,
  'back-end': 10,
  /** Has nothing to show before the back end answers. */
  'front-end': 20,
} as const;

/** An Application's name within its cluster. */
export type AppName = keyof typeof WAVES;
