import { familyOf } from '../aws/instance-types';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { poolZoneLetters, gpuRange, startableTypes, untabulatedTypes } from './pool-nodes';

/** The nodes that two pools could both start. */
export interface Overlap {
  /** Types; or, if the table does not know them, families or types as written. */
  readonly types: readonly string[];
  readonly capacity: readonly string[];
  /** Letters of the zones that both pools have. */
  readonly zones: readonly string[];
}

/** The nodes that two pools could both start for one pod; undefined if they never compete. */
export function overlapOf(
  environment: Pick<CloudEnvironment, 'cloud' | 'storage'>,
  one: GpuPoolConfig,
  other: GpuPoolConfig,
): Overlap | undefined {
  if (one.use !== other.use) return undefined;
  const { region } = environment.cloud;
  const shared = (a: readonly string[], b: readonly string[]): string[] => a.filter((entry) => b.includes(entry));
  const zones = shared(poolZoneLetters(environment, one), poolZoneLetters(environment, other));
  const types = (pool: GpuPoolConfig): string[] => startableTypes(pool, region, zones).map(({ type }) => type);
  const reserved = shared(one.capacityReservations, other.capacityReservations).length > 0;
  const overlap = {
    types: [...shared(types(one), types(other)), ...unknownToBoth(one, other)],
    capacity: [...(reserved ? ['reserved'] : []), ...shared(one.capacity, other.capacity)],
    zones,
  };
  return Object.values(overlap).every((entries) => entries.length > 0) ? overlap : undefined;
}

/** Families or types that both pools have but the table does not, if some number of GPUs a node suits both pools. */
function unknownToBoth(one: GpuPoolConfig, other: GpuPoolConfig): string[] {
  const [a, b] = [gpuRange(one), gpuRange(other)];
  if (Math.max(a.from, b.from) > Math.min(a.to, b.to)) return [];
  const others = untabulatedTypes(other);
  return untabulatedTypes(one).filter((entry) =>
    others.some((written) => written === entry || written === familyOf(entry) || familyOf(written) === entry),
  );
}
