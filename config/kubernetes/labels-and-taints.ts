/** Keeps pods off the system nodes, except those that the cluster itself needs. */
export const SYSTEM_TAINT = { key: 'CriticalAddonsOnly', value: 'true', effect: 'NO_SCHEDULE' } as const;

/** Toleration of a pod on the system nodes, as Kubernetes writes it. */
export const SYSTEM_TOLERATION = { key: SYSTEM_TAINT.key, operator: 'Exists', effect: 'NoSchedule' } as const;

/** Label that says what a node is for: `system`, `general`, or the use of its GPU pool. */
export const NODES_LABEL = 'landbridge/nodes';

/** Label of the system nodes, for pods that must run only there, such as Karpenter. */
export const SYSTEM_LABEL = { [NODES_LABEL]: 'system' } as const;

/** Label of a site's host that says which model its GPUs are. */
export const GPU_MODEL_LABEL = 'landbridge/gpu';

/** Resource by which Kubernetes counts GPUs. The taint of GPU nodes has the same key, because common GPU operators already tolerate it. */
export const GPU_RESOURCE = 'nvidia.com/gpu';

/** A taint as Kubernetes writes it. */
export interface Taint {
  readonly key: string;
  /** @default none */
  readonly value?: string;
  readonly effect: 'NoSchedule';
}

/**
 * Keeps pods off nodes with GPUs that do not ask for any.
 *
 * @param value the pool's use in the cloud, and `present` on a site, whose hosts serve every use
 */
export const gpuTaint = (value: string): Taint => ({ key: GPU_RESOURCE, value, effect: 'NoSchedule' });

/** Keeps pods off hosts of the control plane that are no workers (kubeadm, "Control plane node isolation"). */
export const CONTROL_PLANE_TAINT: Taint = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };

/** Lets a pod run on every GPU node. The taint's value is the pool's use in the cloud, and `present` on a site. */
export const GPU_TOLERATION = { key: GPU_RESOURCE, operator: 'Exists', effect: 'NoSchedule' } as const;

/** Label by which the GPU operator leaves a host's driver alone (NVIDIA GPU operator, "Preventing Installation of NVIDIA GPU Driver on Some Nodes"). */
export const NO_DRIVER_LABEL = { 'nvidia.com/gpu.deploy.driver': 'false' } as const;

/** Label of every pod of the pipeline. */
export const PIPELINE_LABEL = { 'app.kubernetes.io/part-of': 'pipeline' } as const;

/** Namespaces with this label get the cluster's own authority. */
export const TRUST_LABEL = { 'landbridge/trust': 'true' } as const;

/** Kueue holds back pods of namespaces with this label. It ignores other namespaces, so if Kueue stops, the rest of the cluster goes on. */
export const QUEUED_LABEL = { 'landbridge/queued': 'true' } as const;
