import { error } from '../../load/fault';
import type { AppliedRule } from './applied-rule';
import { membersOf } from './members';

/**
 * etcd goes from one odd number of members to another. A member that is exchanged in one step makes it even: Kubespray never removes
 * a member that its inventory does not name, so the old one still votes beside the new one.
 */
export const etcdMajority: AppliedRule = (applied) => {
  const { ran, wanted, added } = membersOf(applied);
  const gone = ran.filter((host) => !wanted.includes(host));
  const members = ran.length + added.length;
  // An even number in the file itself is told by the rule for hosts.
  if (added.length === 0 || members % 2 === 1 || wanted.length % 2 === 0) return [];
  const fix = `give the new machine the name and address of ${gone.join(' and ')}: remove-node.yml, then cluster.yml, and nothing to edit`;
  return [
    error(
      ['sites', applied.name, 'controlPlane', 'hosts'],
      wanted,
      `etcd has an odd number of members at every step, and with ${added.join(', ')} beside ${ran.join(', ')} it has ${members}`,
      fix,
    ),
  ];
};
