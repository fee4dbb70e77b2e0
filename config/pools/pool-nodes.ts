import { type Architecture, architectureOf, familyOf } from '../aws/instance-types';
import type { CloudConfig, CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { type GpuType, gpuTypesOf, zonesWith } from './gpu-types/gpu-types';

/** Name of the pool of ordinary nodes, in Kubernetes and in the label of its nodes. */
export const GENERAL_POOL = 'general';

/**
 * vCPUs of one general node. What runs on every node would take most of a smaller one; with a larger one, losing a node loses much.
 */
export const GENERAL_VCPUS = { least: 2, most: 16 } as const;

/** Ordinary families of the last two generations that nearly every region has: balanced, for computing, for memory. */
const FAMILIES: Readonly<Record<Architecture, readonly string[]>> = {
  arm64: ['m7g', 'c7g', 'r7g', 'm6g', 'c6g', 'r6g'],
  amd64: ['m7i', 'c7i', 'r7i', 'm6i', 'c6i', 'r6i'],
};

/**
 * Families of the general pool: those it names, or current ones of the system nodes' architecture, so that an image built for one
 * runs on the other.
 */
export const generalFamilies = ({ generalPool, system }: Pick<CloudConfig, 'generalPool' | 'system'>): string[] => [
  ...(generalPool.families ?? FAMILIES[architectureOf(system.instanceTypes[0] ?? '')]),
];

type Written = Pick<GpuPoolConfig, 'families' | 'instanceTypes'>;

/** The families of a GPU pool's nodes: those it names, or those of its instance types. */
export const familiesOf = ({ families, instanceTypes = [] }: Written): string[] => [
  ...(families ?? new Set(instanceTypes.map(familyOf))),
];

/** Whether a GPU pool may have an instance type, apart from its number of GPUs. */
export const allowsType = ({ families, instanceTypes = [] }: Written, type: string): boolean =>
  families?.includes(familyOf(type)) ?? instanceTypes.includes(type);

/** The pool's key that {@link familiesOf} reads. */
export const typesKey = ({ families }: Written): 'families' | 'instanceTypes' =>
  families ? 'families' : 'instanceTypes';

/** The keys of a pool that decide its nodes' types. */
export type TypesOfPool = Pick<GpuPoolConfig, 'families' | 'instanceTypes' | 'gpusPerNode' | 'maxGpus'>;

/** A type that a pool may start, and where. */
export interface StartableType extends GpuType {
  /** Letters of the pool's zones in which it can start. */
  readonly zones: readonly string[];
}

/** Families or types as written. */
export const writtenTypes = ({ families, instanceTypes = [] }: TypesOfPool): readonly string[] =>
  families ?? instanceTypes;

/** Fewest and most GPUs of one node, if the pool says so. */
export const gpuRange = ({ gpusPerNode, maxGpus }: TypesOfPool): { readonly from: number; readonly to: number } => ({
  from: gpusPerNode?.from ?? 1,
  // Karpenter starts no node that would exceed the limit.
  to: Math.min(gpusPerNode?.to ?? maxGpus, maxGpus),
});

/**
 * Types that a pool's nodes can be, in the owner's order, smaller before larger. They are in the table, offered in a zone of the pool, have
 * the number of GPUs that the pool asks of a node, and fit its limit.
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

/** Families or types of the pool that the table does not know; neither their GPUs nor their zones are checked. */
export const untabulatedTypes = (pool: TypesOfPool): string[] =>
  writtenTypes(pool).filter((written) => gpuTypesOf(written).length === 0);

/**
 * The most nodes that a pool can have at once: all of its smallest type. For a type that the table does not know, the fewest GPUs that the
 * pool asks of a node count.
 */
export function mostNodes(pool: TypesOfPool, region: string, zones: readonly string[]): number {
  const known = startableTypes(pool, region, zones).map(({ gpus }) => gpus);
  const smallest = known.length === 0 || untabulatedTypes(pool).length > 0 ? gpuRange(pool).from : Math.min(...known);
  return Math.floor(pool.maxGpus / smallest);
}

type Surroundings = Pick<CloudEnvironment, 'cloud' | 'storage'>;
/** The keys of a pool that decide its zones. */
interface ZonesOfPool {
  readonly zones?: readonly string[] | undefined;
  readonly storage?: string | undefined;
}

/**
 * Letters of the zones in which a pool's nodes may be: those that the pool names; else the zone of the storage that it reads, since reading
 * across zones costs by the gigabyte; else all of the network.
 */
export function poolZoneLetters({ cloud, storage }: Surroundings, pool: ZonesOfPool): readonly string[] {
  const pair = pool.storage !== undefined && Object.hasOwn(storage, pool.storage) ? storage[pool.storage] : undefined;
  return pool.zones ?? (pair ? [pair.zone] : cloud.network.zones);
}

/** {@link poolZoneLetters} as AWS names the zones. */
export const poolZones = (environment: Surroundings, pool: ZonesOfPool): string[] =>
  poolZoneLetters(environment, pool).map((letter) => `${environment.cloud.region}${letter}`);
