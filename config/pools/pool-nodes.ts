import { familyOf } from '../aws/instance-types';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { gpuTypesOf, zonesWith, type GpuType } from './gpu-types/gpu-types';

type Written = Pick<GpuPoolConfig, 'families' | 'instanceTypes'>;

/** The families of a GPU pool's nodes: those it names, or those of its instance types. */
export const familiesOf = ({ families, instanceTypes = [] }: Written): string[] => [
  ...(families ?? new Set(instanceTypes.map(familyOf))),
];

/** Whether an instance type is one that a GPU pool may have, its number of GPUs aside. */
export const allowsType = ({ families, instanceTypes = [] }: Written, type: string): boolean =>
  families?.includes(familyOf(type)) ?? instanceTypes.includes(type);

/** Where the owner wrote what {@link familiesOf} came from, as the last part of a path. */
export const typesKey = ({ families }: Written): 'families' | 'instanceTypes' =>
  families ? 'families' : 'instanceTypes';

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

type Surroundings = Pick<CloudEnvironment, 'cloud' | 'storage'>;
/** What of a pool decides its zones. */
interface ZonesOfPool {
  readonly zones?: readonly string[] | undefined;
  readonly storage?: string | undefined;
}

/**
 * Letters of the zones in which a pool's nodes may be: those that the pool names, else that of the storage it reads, since reading
 * across zones costs by the gigabyte, else all of the network.
 */
export function poolZoneLetters({ cloud, storage }: Surroundings, pool: ZonesOfPool): readonly string[] {
  const pair = pool.storage === undefined ? undefined : storage[pool.storage];
  return pool.zones ?? (pair ? [pair.zone] : cloud.network.zones);
}

/** {@link poolZoneLetters} as AWS names the zones. */
export const poolZones = (environment: Surroundings, pool: ZonesOfPool): string[] =>
  poolZoneLetters(environment, pool).map((letter) => `${environment.cloud.region}${letter}`);
