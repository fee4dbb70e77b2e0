/**
 * vCPUs of one general node: sizes below are mostly taken up by what runs on every node, and sizes above lose much with one node.
 */
export const GENERAL_VCPUS = { least: 2, most: 16 } as const;
