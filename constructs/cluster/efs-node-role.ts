import { prefixed } from '../../config/aws/names';

/** The role's name before the environment's prefix. */
export const EFS_NODE = 'efs-csi-node';

/** Name of the role as which the EFS driver mounts file systems on each node; the storage stack gives it its rights. */
export const efsNodeRoleName = (environment: { readonly name: string }): string => prefixed(environment, EFS_NODE);
