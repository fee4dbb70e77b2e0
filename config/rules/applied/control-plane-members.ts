import { type AppliedRule, type AppliedSite, error, type RuleFault, warning } from '../../load/fault';

/** The control plane before and after; its hosts are also etcd's. */
export interface Members {
  /** Names in the record, in its order. */
  readonly ran: readonly string[];
  /** Names in the environment. */
  readonly wanted: readonly string[];
  /** Names of `wanted` that are in the record. */
  readonly kept: readonly string[];
  /** Names of `wanted` that are not in the record. */
  readonly added: readonly string[];
}

/** A host with a new name and its old address counts as the old host here; another rule refuses the new name. */
export function membersOf({ site, applied }: AppliedSite): Members {
  const ran = applied.hosts.filter(({ role }) => role !== 'worker');
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
 * New hosts of the control plane come last, and the first host stays: Kubespray makes the first host certificate authority and leader of
 * etcd. A new host in first place would make a second authority (Kubespray, "Adding/replacing a node").
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
      `new hosts of the control plane come last: the first host, ${first}, is the certificate authority and leader of etcd`,
      `write ${[...kept, ...added].join(', ')}`,
    ),
  );
  if (kept[0] === first) return faults;
  if (kept.includes(first)) return [...faults, leadTaken(path, wanted, first, kept[0] ?? '')];
  const way =
    ran.length > 1
      ? `first write ${[...ran.slice(1), first].join(', ')}, run upgrade-cluster.yml and record it; then take ${first} away`
      : `write ${first} first again; a control plane of one host cannot lose it`;
  const rule = `the first host of the control plane is removed in two steps: ${first} is the certificate authority and leader of etcd`;
  return [...faults, error(path, wanted, rule, way)];
};

const leadTaken = (path: RuleFault['path'], wanted: readonly string[], first: string, next: string): RuleFault =>
  warning(
    path,
    wanted,
    `${next} becomes the first host of the control plane instead of ${first}, which only helps to remove ${first} later`,
    `run upgrade-cluster.yml and record it before you take ${first} away; else write ${first} first again`,
  );

/**
 * etcd always has an odd number of members. Replacing a member in one step makes the number even: Kubespray does not remove a member that
 * its inventory does not name, so the old one still votes beside the new one.
 */
export const etcdMajority: AppliedRule = (applied) => {
  const { ran, wanted, added } = membersOf(applied);
  const gone = ran.filter((host) => !wanted.includes(host));
  const members = ran.length + added.length;
  // The rule for hosts reports an even number in the file itself.
  if (added.length === 0 || members % 2 === 1 || wanted.length % 2 === 0) return [];
  const fix = `give the new machine the name and address of ${gone.join(' and ')}: run remove-node.yml, then cluster.yml, and leave the file as it is`;
  return [
    error(
      ['sites', applied.name, 'controlPlane', 'hosts'],
      wanted,
      `etcd has an odd number of members at every step, and with ${added.join(', ')} beside ${ran.join(', ')} it has ${members}`,
      fix,
    ),
  ];
};
