import type { EmulatorGap } from './emulator-gaps';
import type { PlannedChange } from './plan-changes';

/** A second plan held against the written list of emulator gaps. */
export interface SecondPlan {
  /** What the list explains. */
  readonly gaps: readonly PlannedChange[];
  /** What it does not: the demo fails. */
  readonly unexplained: readonly PlannedChange[];
}

/** Sorts a plan's changes into those that an emulator's gap explains wholly, and the others. */
export function judge(changes: readonly PlannedChange[], list: readonly EmulatorGap[]): SecondPlan {
  const explained = (change: PlannedChange): boolean => {
    const known = new Set(list.filter(({ type }) => type === change.type).flatMap(({ attributes }) => attributes));
    return change.attributes.length > 0 && change.attributes.every((attribute) => known.has(attribute));
  };
  return { gaps: changes.filter(explained), unexplained: changes.filter((change) => !explained(change)) };
}

/** Entries, as `type.attribute`, that no change needed: the emulator has learned, so the list must forget. */
export function noLongerNeeded(changes: readonly PlannedChange[], list: readonly EmulatorGap[]): string[] {
  const seen = new Set(
    changes.flatMap(({ type, attributes }) => attributes.map((attribute) => `${type}.${attribute}`)),
  );
  return list
    .flatMap(({ type, attributes }) => attributes.map((attribute) => `${type}.${attribute}`))
    .filter((entry) => !seen.has(entry));
}
