/** A container's requests and limits, as Kubernetes writes them. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/**
 * Memory has equal request and limit, so a node never promises more than it has. The processor has no limit: a throttled program answers
 * late while cores idle, and requests already share it fairly.
 *
 * @param cpu such as `100m`
 * @param memory such as `256Mi`
 */
export const resources = (cpu: string, memory: string): Resources => ({
  requests: { cpu, memory },
  limits: { memory },
});
