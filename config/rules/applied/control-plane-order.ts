import type { RuleFault } from '../../load/fault';
import { error, warning } from '../../load/fault';
import type { AppliedRule } from './applied-rule';
import { membersOf } from './members';

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
