/** A TCP port on the nodes that the control plane calls. */
export interface ControlPlanePort {
  readonly port: number;
  /** Why it is open. This is the rule's description, so it has letters, digits and plain punctuation only. */
  readonly why: string;
}

/**
 * The ports on nodes and pods that the control plane must reach, by name. The control plane calls admission webhooks and aggregated APIs on
 * the pod's own port, not on their Service's.
 *
 * Source: EKS best practices guide, "Control plane to node communication"; the charts of the components named.
 */
export const CONTROL_PLANE_PORTS: Readonly<Record<string, ControlPlanePort>> = {
  https: { port: 443, why: 'Webhooks that listen on the HTTPS port' },
  'metrics-api': { port: 4443, why: 'Aggregated metrics API in its upstream manifests' },
  'custom-metrics-api': { port: 6443, why: 'Aggregated custom metrics API of the Prometheus adapter' },
  'visibility-api': { port: 8082, why: 'Aggregated API of Kueue for what waits in a queue' },
  'webhook-8443': { port: 8443, why: 'Webhooks of ingress controllers and of Argo' },
  'webhook-9443': { port: 9443, why: 'Webhooks made with controller-runtime: Kueue, AWS load balancers' },
  kubelet: { port: 10250, why: 'Kubelet: logs, exec, port-forward' },
  'metrics-server': { port: 10251, why: 'Aggregated metrics API of the EKS add-on metrics-server' },
};
