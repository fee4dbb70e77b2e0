import { type ClaimedNetwork, claimedNetworks } from '../network/claimed-networks';
import { error, type Rule, type RuleFault } from '../load/fault';
import { canonical, overlap, prefixLength, within } from '../network/networks';
import { oneOf } from '../load/closest';
import { freeFor, PREFIX_LENGTHS, publicFrom, reservedFor, spacesFor, suggestion } from '../network/network-spaces';

/** A network has no host bits, unlike `10.0.0.5/16`: AWS refuses some of these and silently changes others. */
export const networksCanonical: Rule = (environment) => {
  return [
    ...claimedNetworks(environment).flatMap(({ path, cidr }) => hostBits(path, cidr)),
    ...Object.entries(environment.sites).flatMap(([name, { network }]) =>
      hostBits(['sites', name, 'network', 'vipRange'], network.vipRange),
    ),
    ...(['api', 'frontEnd'] as const).flatMap((key) =>
      publicFrom(environment.cloud?.[key]).flatMap((cidr, index) =>
        hostBits(['cloud', key, 'publicFrom', index], cidr),
      ),
    ),
  ];
};

function hostBits(path: RuleFault['path'], cidr: string): RuleFault[] {
  const network = canonical(cidr);
  return network === cidr
    ? []
    : [
        error(
          path,
          cidr,
          `a network has no bits set behind its prefix, and this one is ${network}`,
          `write ${network}`,
        ),
      ];
}

/** Every network lies in a range for its use, and does not overlap what AWS or every host already uses. */
export const networksAllowed: Rule = (environment) => {
  const all = claimedNetworks(environment);
  const fixes = suggestionsIn(all);
  return all.flatMap((network) => {
    const { path, cidr, label, use } = network;
    const reserved = reservedFor(use).find((other) => overlap(other.cidr, cidr));
    if (reserved) {
      return [
        error(path, cidr, `${label} keeps clear of ${reserved.cidr}, because ${reserved.reason}`, fixes(network)),
      ];
    }
    const spaces = spacesFor(use);
    if (spaces.some((space) => within(cidr, space))) return [];
    return [error(path, cidr, `${label} lies in ${oneOf(spaces)}`, fixes(network))];
  });
};

/** Every network is large enough for its use, and no larger than AWS or Kubernetes allows. */
export const networksSized: Rule = (environment) => {
  const all = claimedNetworks(environment);
  const fixes = suggestionsIn(all);
  return all.flatMap((network) => {
    const { path, cidr, label, use } = network;
    const { largest, smallest, reason } = PREFIX_LENGTHS[use];
    const prefix = prefixLength(cidr);
    if (prefix >= largest && prefix <= smallest) return [];
    const span = largest === smallest ? `a /${largest}` : `between /${largest} and /${smallest}`;
    return [error(path, cidr, `${label} is ${span}: ${reason}`, fixes(network))];
  });
};

/**
 * The networks of the cloud and of all sites do not overlap: no router could tell them apart, and changing one later means rebuilding it.
 */
export const networksDisjoint: Rule = (environment) => {
  const all = claimedNetworks(environment);
  const pairs = all.flatMap((later, index) =>
    all
      .slice(0, index)
      .filter((earlier) => overlap(earlier.cidr, later.cidr))
      // A default cannot be edited, so the fault is at a network that the owner wrote.
      .map((earlier) =>
        later.written || !earlier.written ? ([later, earlier] as const) : ([earlier, later] as const),
      ),
  );
  const fix = suggestionsIn(all);
  const wrong = [...new Set(pairs.map(([here]) => here))];
  const fixes = new Map(wrong.map((network) => [network, fix(network)]));
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

/** Replacements for several networks that do not overlap one another, so that all can be applied together. */
function suggestionsIn(all: readonly ClaimedNetwork[]): (network: ClaimedNetwork) => string {
  const taken = [...all];
  return (network) => {
    const fix = suggestion(network, taken);
    const free = freeFor(network, taken);
    if (free !== undefined) taken.push({ ...network, cidr: free });
    return fix;
  };
}

function relation(here: ClaimedNetwork, there: ClaimedNetwork): string {
  if (canonical(here.cidr) === canonical(there.cidr)) return 'is the same as';
  return within(here.cidr, there.cidr) ? 'lies inside' : 'contains';
}
