/** What a container asks for and may take, as Kubernetes writes it. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/**
 * Memory is asked for and bounded alike, so that a node never runs out of what it promised. The processor has no bound: who is throttled
 * answers late while others idle, and requests share it fairly already.
 *
 * @param cpu such as `100m`
 * @param memory such as `256Mi`
 */
export const resources = (cpu: string, memory: string): Resources => ({
  requests: { cpu, memory },
  limits: { memory },
});
