/** What a container asks for and what it may take, as Kubernetes writes it. */
export interface Size {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/** Memory is limited, and what exceeds it is restarted. The processor is not: a limit would slow down a sync that nothing else is hurt by. */
const size = (cpu: number, memory: number, limit: number): Size => ({
  requests: { cpu: `${cpu}m`, memory: `${memory}Mi` },
  limits: { memory: `${limit}Mi` },
});

/**
 * Sizes for two clusters and about fifty Applications; requests are small because the system nodes hold much else.
 *
 * On two m7g.large (1930m of processor each can be asked for) EKS's add-ons and a Karpenter replica of one processor leave about 400m a node.
 * Without redundancy all of Argo CD asks for 450m, no more than 250m of it in one pod, so it fits on two.
 */
export const SIZES = {
  /** Holds what it watches of both clusters in memory. */
  controller: size(250, 512, 2048),
  /** Renders charts; the largest have tens of thousands of lines. */
  repoServer: size(100, 256, 1024),
  server: size(50, 128, 512),
  redis: size(50, 64, 256),
  sentinel: size(10, 32, 128),
  splitBrain: size(10, 16, 64),
  haproxy: size(20, 64, 256),
  /** What starts, copies or sets something once and ends. */
  init: size(10, 32, 256),
} as const;
