/** A container's requests and limits, as Kubernetes writes them. */
export interface Size {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/** Memory is limited: a container that exceeds it is restarted. The processor is not: a limit would slow down syncs and help nobody. */
const size = (cpu: number, memory: number, limit: number): Size => ({
  requests: { cpu: `${cpu}m`, memory: `${memory}Mi` },
  limits: { memory: `${limit}Mi` },
});

/**
 * Sizes for two clusters and about fifty Applications; requests are small because much else runs on the system nodes.
 *
 * An m7g.large has 1930m of processor to request. EKS's add-ons and a Karpenter replica of one processor leave about 400m of it. Without
 * redundancy Argo CD requests 450m in all, and at most 250m in one pod, so it fits on two such nodes.
 */
export const SIZES = {
  /** It holds all objects that it watches in memory, those of all clusters. */
  controller: size(250, 512, 2048),
  /** It renders charts; the largest have tens of thousands of lines. */
  repoServer: size(100, 256, 1024),
  server: size(50, 128, 512),
  redis: size(50, 64, 256),
  sentinel: size(10, 32, 128),
  splitBrain: size(10, 16, 64),
  haproxy: size(20, 64, 256),
  /** Containers that start, copy or set something once and then end. */
  init: size(10, 32, 256),
} as const;
