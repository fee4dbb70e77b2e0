import type { RuleFault } from './fault';
import { error, said } from './fault';

type Path = RuleFault['path'];

/** Faults in the order of their places in the file; a missing key comes after those that are there. */
export function sortedByPlace(faults: readonly RuleFault[], value: unknown): RuleFault[] {
  const indices = new Map<unknown, ReadonlyMap<string, number>>();
  return faults
    .map((fault) => ({ fault, place: placeOf(fault.path, value, indices) }))
    .sort((one, other) => compared(one.place, other.place))
    .map(({ fault }) => fault);
}

/**
 * For each step of a path, its position among the keys of its object.
 *
 * @param indices positions of the keys of objects that were looked at, for thousands of faults may be in one object
 */
function placeOf(path: Path, root: unknown, indices: Map<unknown, ReadonlyMap<string, number>>): number[] {
  let holder = root;
  return path.map((key) => {
    const isHolder = typeof holder === 'object' && holder !== null;
    const known =
      indices.get(holder) ?? new Map(isHolder ? Object.keys(holder as object).map((name, at) => [name, at]) : []);
    indices.set(holder, known);
    const index = known.get(String(key));
    holder = index === undefined ? undefined : (holder as Readonly<Record<string, unknown>>)[String(key)];
    return index ?? known.size;
  });
}

function compared(one: readonly number[], other: readonly number[]): number {
  const apart = one.findIndex((index, step) => index !== other[step]);
  if (apart < 0) return one.length - other.length;
  return (one[apart] ?? 0) - (other[apart] ?? -1);
}

/**
 * The value itself. If reading a key throws (a getter, a proxy), or a value contains itself: a copy without such keys, and a fault for each.
 */
export function readable(value: unknown): { readonly value: unknown; readonly faults: readonly RuleFault[] } {
  const faults: RuleFault[] = [];
  const copy = copied(() => value, [], faults, new Set());
  return { value: faults.length > 0 ? copy : value, faults };
}

/** A copy of what `read` gives; undefined, and a fault, if it cannot be copied. */
function copied(read: () => unknown, path: Path, faults: RuleFault[], holders: ReadonlySet<unknown>): unknown {
  try {
    const value = read();
    if (typeof value !== 'object' || value === null) return value;
    if (holders.has(value)) {
      faults.push(error(path, '[Circular]', 'a value that does not contain itself', PLAIN));
      return undefined;
    }
    const inside = new Set([...holders, value]);
    const entries = Object.keys(value).flatMap((key): [string, unknown][] => {
      const before = faults.length;
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      const entry = copied(() => (value as Readonly<Record<string, unknown>>)[key], place, faults, inside);
      // A key whose own value cannot be copied is left out. Deeper faults leave out deeper keys.
      const isLost = faults.slice(before).some((fault) => fault.path.length === place.length);
      return isLost ? [] : [[key, entry]];
    });
    return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
  } catch (thrown) {
    faults.push(error(path, undefined, `a value that can be read, but reading it throws: ${said(thrown)}`, PLAIN));
    return undefined;
  }
}

const PLAIN = 'write a plain value';
