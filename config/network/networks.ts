import { ip2long, long2ip, Netmask } from 'netmask';
import { remembered } from '../remembered';

/** A network as its first and last address, counted from 0.0.0.0. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Private networks (RFC 1918); EKS wants its Services in them. */
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** Addresses that providers share among customers (RFC 6598); a VPC may also use them. */
export const SHARED_NETWORK = '100.64.0.0/10';

/** Link-local addresses (RFC 3927), used only for the ends of VPN tunnels. */
export const LINK_LOCAL_NETWORK = '169.254.0.0/16';

/** A network's addresses; host bits do not count. The library takes its time, and the flows of a cluster ask for the same few. */
export const rangeOf: (cidr: string) => Range = remembered((cidr) => {
  const { netLong, size } = new Netmask(cidr);
  return { first: netLong, last: netLong + size - 1 };
});

/** The prefix's length: 16 of `10.0.0.0/16`. */
export const prefixLength = (cidr: string): number => new Netmask(cidr).bitmask;

/** The same network without host bits: `10.0.0.0/16` of `10.0.0.5/16`. */
export const canonical = (cidr: string): string => new Netmask(cidr).toString();

/** Whether two networks share an address. */
export const overlap = (one: string, other: string): boolean => share(rangeOf(one), rangeOf(other));

/** Whether all of `inner` lies in `outer`. */
export function within(inner: string, outer: string): boolean {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a.first >= b.first && a.last <= b.last;
}

/** An address as a number, to compare with a {@link Range}. */
export const addressNumber = (address: string): number => ip2long(address);

/** Whether the address lies in the network. */
export const holds = (cidr: string, address: string): boolean => within(`${address}/32`, cidr);

/**
 * The first network of the given prefix length in `spaces` that does not overlap a taken one.
 *
 * @returns undefined where none is free
 */
export function freeNetwork(prefix: number, spaces: readonly string[], taken: readonly string[]): string | undefined {
  const [free] = freeNetworks(prefix, spaces, taken);
  return free;
}

/** All such networks, from the first to the last. None overlaps another. */
function* freeNetworks(prefix: number, spaces: readonly string[], taken: readonly string[]): Generator<string> {
  const size = 2 ** (32 - prefix);
  const occupied = taken.map(rangeOf).sort((one, other) => one.first - other.first);
  for (const space of spaces.map(rangeOf)) {
    let first = Math.ceil(space.first / size) * size;
    let index = 0;
    while (first + size - 1 <= space.last) {
      const range = occupied[index];
      if (!range || range.first > first + size - 1) {
        yield `${long2ip(first)}/${prefix}`;
        first += size;
        continue;
      }
      if (range.last >= first) first = Math.ceil((range.last + 1) / size) * size;
      index += 1;
    }
  }
}

/** The /32 network of an address, which is given as a number. */
export const networkOfAddress = (address: number): string => `${long2ip(address)}/32`;

/** Networks that together cover all addresses from one to another, both included; none if the second is lower. */
export function networksOf(from: string, to: string): string[] {
  const [networks, last]: [string[], number] = [[], ip2long(to)];
  let first = ip2long(from);
  while (first <= last) {
    let prefix = 32;
    while (prefix > 0 && first % 2 ** (33 - prefix) === 0 && first + 2 ** (33 - prefix) - 1 <= last) prefix -= 1;
    networks.push(`${long2ip(first)}/${prefix}`);
    first += 2 ** (32 - prefix);
  }
  return networks;
}

/**
 * The free host addresses of the network, from the first to the last. Whoever needs several takes them from one call: to look for each
 * anew takes minutes where thousands are taken.
 */
export function* freeAddresses(cidr: string, taken: readonly string[]): Generator<string, undefined> {
  const { first, last } = rangeOf(cidr);
  const ends = [first, last].map(networkOfAddress);
  for (const network of freeNetworks(32, [cidr], [...ends, ...taken])) yield network.replace('/32', '');
  return undefined;
}

const share = (one: Range, other: Range): boolean => one.first <= other.last && other.first <= one.last;
