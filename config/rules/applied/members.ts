import type { AppliedSite } from './applied-rule';

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
