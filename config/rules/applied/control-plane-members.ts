import type { AppliedRule, AppliedSite } from './applied-rule';
import { error, type RuleFault, warning } from '../../load/fault';

/** The control plane, which is etcd's too, before and after. */
export interface Members {
  /** Names by the record, in their order. */
  readonly ran: readonly string[];
  /** Names as the environment has them now. */
  readonly wanted: readonly string[];
  /** Those of `wanted` that are in the record. */
  readonly kept: readonly string[];
  /** Those of `wanted` that are new. */
  readonly added: readonly string[];
}

/** A host under a new name but at its old address counts as the old one here: that it is renamed is a fault of its own. */
export function membersOf({ site, applied }: AppliedSite): Members {
  const ran = applied.hosts.filter(({ role }) => role === 'control-plane');
  const names = ran.map(({ name }) => name);
  const wanted = Object.entries(site.controlPlane.hosts).map(([name, address]) =>
    names.includes(name) ? name : (ran.find((host) => host.address === address)?.name ?? name),
  );
  return {
    ran: names,
    wanted,
    kept: wanted.filter((host) => names.includes(host)),
    added: wanted.filter((host) => !names.includes(host)),
  };
}

/**
 * The control plane grows at its end, and its first host stays: Kubespray makes the first one certificate authority and leader of etcd, and a
 * new host in that place makes a second authority (Kubespray, "Adding/replacing a node").
 */
export const controlPlaneOrder: AppliedRule = (applied) => {
  const { ran, wanted, kept, added } = membersOf(applied);
  const path = ['sites', applied.name, 'controlPlane', 'hosts'];
  const [first = ''] = ran;
  const early = added.filter((host) => wanted.indexOf(host) < kept.length);
  const faults: RuleFault[] = early.map((host) =>
    error(
      [...path, host],
      host,
      `new hosts of the control plane come last: the first is the certificate authority and leader of etcd, which is ${first}`,
      `write ${[...kept, ...added].join(', ')}`,
    ),
  );
  if (kept[0] === first) return faults;
  if (kept.includes(first)) return [...faults, leadTaken(path, wanted, first, kept[0] ?? '')];
  const way =
    ran.length > 1
      ? `first write ${[...ran.slice(1), first].join(', ')}, run upgrade-cluster.yml and record it; then take ${first} away`
      : `write ${first} first again; a control plane of one host cannot lose it`;
  const rule = `the first host of the control plane leaves in two steps, and ${first} is the certificate authority and leader of etcd`;
  return [...faults, error(path, wanted, rule, way)];
};

const leadTaken = (path: RuleFault['path'], wanted: readonly string[], first: string, next: string): RuleFault =>
  warning(
    path,
    wanted,
    `${next} takes the lead of the control plane from ${first}, which is only of use to take ${first} away later`,
    `run upgrade-cluster.yml and record it before you take ${first} away; else write ${first} first again`,
  );

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
