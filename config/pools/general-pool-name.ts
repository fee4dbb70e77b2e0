/** Name of the pool of ordinary nodes, in Kubernetes and in the label of its nodes. */
export const GENERAL_POOL = 'general';
