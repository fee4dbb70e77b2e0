import { gpuTypesOf, zonesWith, type GpuType } from './gpu-types/gpu-types';
import type { GpuPoolConfig } from '../schema/environment';

/** What of a pool decides which types its nodes may be. */
export type TypesOfPool = Pick<GpuPoolConfig, 'families' | 'instanceTypes' | 'gpusPerNode' | 'maxGpus'>;

/** A type that a pool may start, and where. */
export interface StartableType extends GpuType {
  /** Letters of the pool's zones in which it can start. */
  readonly zones: readonly string[];
}

/** Families or types as the owner wrote them. */
export const writtenTypes = ({ families, instanceTypes = [] }: TypesOfPool): readonly string[] =>
  families ?? instanceTypes;

/** Fewest and most GPUs of one node, as far as the pool says it. */
export const gpuRange = ({ gpusPerNode, maxGpus }: TypesOfPool): { readonly from: number; readonly to: number } => ({
  from: gpusPerNode?.from ?? 1,
  // Karpenter starts no node that would lead beyond the limit.
  to: Math.min(gpusPerNode?.to ?? maxGpus, maxGpus),
});

/**
 * Types that a pool's nodes can be, in the order in which the owner wrote them, smaller before larger: known to the table, offered in a zone
 * of the pool, with as many GPUs as it asks of a node and no more than it may hold.
 *
 * @param zones letters of the pool's zones
 */
export function startableTypes(pool: TypesOfPool, region: string, zones: readonly string[]): StartableType[] {
  const { from, to } = gpuRange(pool);
  return writtenTypes(pool)
    .flatMap(gpuTypesOf)
    .filter(({ gpus }) => gpus >= from && gpus <= to)
    .map((type) => ({ ...type, zones: zonesWith(region, type.type, zones) }))
    .filter((type) => type.zones.length > 0);
}

/** Families or types of the pool that the table does not know: what they are and where they start is not checked. */
export const untabulatedTypes = (pool: TypesOfPool): string[] =>
  writtenTypes(pool).filter((written) => gpuTypesOf(written).length === 0);

/**
 * The most nodes that a pool can have at once: all of the smallest type that it may start; of types that the table does not know, of as few
 * GPUs as it asks.
 */
export function mostNodes(pool: TypesOfPool, region: string, zones: readonly string[]): number {
  const known = startableTypes(pool, region, zones).map(({ gpus }) => gpus);
  const smallest = known.length === 0 || untabulatedTypes(pool).length > 0 ? gpuRange(pool).from : Math.min(...known);
  return Math.floor(pool.maxGpus / smallest);
}
