import type { ClaimedNetwork } from '../network/claimed-networks';
import { claimedNetworks } from '../network/claimed-networks';
import { error } from '../load/fault';
import { canonical, overlap, within } from '../network/networks';
import { freeFor, suggestion } from '../network/network-spaces';
import type { Rule } from './rule';

/**
 * No two networks of the cloud and of all sites share an address: between two that do, no router knows the way, and changing
 * one later means building it anew.
 */
export const networksDisjoint: Rule = (environment) => {
  const all = claimedNetworks(environment);
  const pairs = all.flatMap((later, index) =>
    all
      .slice(0, index)
      .filter((earlier) => overlap(earlier.cidr, later.cidr))
      // A default cannot be edited, so the fault is where somebody wrote something.
      .map((earlier) =>
        later.written || !earlier.written ? ([later, earlier] as const) : ([earlier, later] as const),
      ),
  );
  const fixes = suggestions(new Set(pairs.map(([here]) => here)), all);
  return pairs.map(([here, there]) =>
    error(
      here.path,
      here.cidr,
      `all networks are disjoint, and this one (${here.label}) ${relation(here, there)} ` +
        `${there.path.join('.')} (${there.label}: ${there.cidr})`,
      fixes.get(here) ?? '',
    ),
  );
};

/** What to write instead of each, such that all can be done together. */
function suggestions(wrong: ReadonlySet<ClaimedNetwork>, all: readonly ClaimedNetwork[]): Map<ClaimedNetwork, string> {
  const fixes = new Map<ClaimedNetwork, string>();
  const taken = [...all];
  for (const network of wrong) {
    fixes.set(network, suggestion(network, taken));
    const free = freeFor(network, taken);
    if (free !== undefined) taken.push({ ...network, cidr: free });
  }
  return fixes;
}

function relation(here: ClaimedNetwork, there: ClaimedNetwork): string {
  if (canonical(here.cidr) === canonical(there.cidr)) return 'is the same as';
  return within(here.cidr, there.cidr) ? 'lies inside' : 'contains';
}
