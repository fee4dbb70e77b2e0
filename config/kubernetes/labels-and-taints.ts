/** Keeps everything off the system nodes but what keeps the cluster itself alive. */
export const SYSTEM_TAINT = { key: 'CriticalAddonsOnly', value: 'true', effect: 'NO_SCHEDULE' } as const;

/** What a pod on the system nodes needs, as Kubernetes writes it. */
export const SYSTEM_TOLERATION = { key: SYSTEM_TAINT.key, operator: 'Exists', effect: 'NoSchedule' } as const;

/** Label that says what a node is for: `system`, `general`, or the use of its GPU pool. */
export const NODES_LABEL = 'landbridge/nodes';

/** Label of the system nodes, for pods that must be there and nowhere else, such as Karpenter. */
export const SYSTEM_LABEL = { [NODES_LABEL]: 'system' } as const;
