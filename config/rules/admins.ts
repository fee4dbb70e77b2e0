import { adminId } from '../aws/names';
import { partitionOf } from '../aws/partition';
import { type RuleFault, error, warning } from '../load/fault';
import type { Rule } from './rule';

/**
 * Admins are roles of the region's partition, and of the environment's own account unless somebody means it. A path in the ARN
 * is fine (EKS user guide, "Create access entries").
 */
export const admins: Rule = ({ cloud }) => {
  if (!cloud) return [];
  const partition = partitionOf(cloud.region);
  return cloud.admins.flatMap((role, index): RuleFault[] => {
    const path = ['cloud', 'admins', index];
    const [, ofRole, , , account = ''] = role.split(':');
    if (ofRole !== partition) {
      const rule = `roles are of the partition of cloud.region (${cloud.region}): arn:${partition}`;
      return [error(path, role, rule, `write '${role.replace(`arn:${ofRole ?? ''}:`, `arn:${partition}:`)}'`)];
    }
    const first = cloud.admins.find((other) => adminId(other, cloud.account) === adminId(role, cloud.account));
    if (first !== undefined && first !== role) {
      const rule = `admins differ by more than capitals and punctuation, and ${first} is there already`;
      return [error(path, role, rule, 'remove one of them, or give that role another name in IAM')];
    }
    if (account === cloud.account) return [];
    const rule = `admins are roles of cloud.account (${cloud.account}), and this one is of ${account}`;
    return [warning(path, role, rule, 'correct the number, unless another account is meant to rule this cluster')];
  });
};
