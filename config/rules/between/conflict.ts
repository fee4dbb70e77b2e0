import type { Fault, RuleFault } from '../../load/fault';
import type { LoadedEnvironment } from '../../schema/environment';

/** One of two environments in conflict. */
export interface Party extends Pick<RuleFault, 'path' | 'value'> {
  readonly file: string;
}

/** Something that two environments cannot have at the same time. */
export interface Conflict {
  readonly parties: readonly [Party, Party];
  /** What must hold; called when it is known which of the two has to change. */
  readonly rule: (here: Party, other: Party) => string;
  readonly fix: string;
  /** @default 'error' */
  readonly severity?: Fault['severity'];
}

/** A rule between environments: a pure function that returns every conflict and never throws. */
export type BetweenRule = (environments: readonly LoadedEnvironment[]) => Conflict[];

/** What git knows of a file: unchanged since the last commit, changed, or not in git yet. */
export type FileAge = 'committed' | 'changed' | 'new';

const AGES: readonly FileAge[] = ['committed', 'changed', 'new'];

/**
 * A conflict as a fault of one file. The file that is newer to git gets it, since the other may be deployed. Of two alike, the wanted one
 * gets it, so that a wanted environment in conflict is refused; of two wanted ones, the later by name.
 */
export function blamed(
  { parties: [one, another], rule, fix, severity = 'error' }: Conflict,
  ageOf: (file: string) => FileAge,
  isWanted: (file: string) => boolean,
): Fault {
  const later =
    AGES.indexOf(ageOf(one.file)) - AGES.indexOf(ageOf(another.file)) ||
    Number(isWanted(one.file)) - Number(isWanted(another.file)) ||
    (one.file > another.file ? 1 : -1);
  const [here, other] = later > 0 ? [one, another] : [another, one];
  return { file: here.file, path: here.path, value: here.value, rule: rule(here, other), fix, severity };
}

/** Every pair of a list, once. */
export const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((later, index) => all.slice(0, index).map((earlier): [T, T] => [earlier, later]));

/** Groups of entries with the same key; entries without a key are in no group. */
export function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
