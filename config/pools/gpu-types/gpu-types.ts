import { familyOf, type GpuFamily, type GpuSize } from '../../aws/instance-types';
import { GPU_FAMILIES } from './families.generated';
import { GPU_OFFERS } from './offers.generated';

/** An EC2 instance type with whole NVIDIA GPUs. */
export interface GpuType extends GpuSize, Omit<GpuFamily, 'sizes'> {
  /** Such as `g6.xlarge`. */
  readonly type: string;
  readonly family: string;
}

/** Types of a family from the smallest to the largest, or the one type; empty if the table does not know it. */
export function gpuTypesOf(familyOrType: string): GpuType[] {
  const family = familyOf(familyOrType);
  const found = Object.hasOwn(GPU_FAMILIES, family) ? GPU_FAMILIES[family] : undefined;
  if (!found) return [];
  const { sizes, ...common } = found;
  const types = Object.entries(sizes).map(([size, rest]) => ({
    type: `${family}.${size}`,
    family,
    ...common,
    ...rest,
  }));
  return familyOrType === family ? types : types.filter(({ type }) => type === familyOrType);
}

/** Whether the table has the region's offers; they may be empty. */
export const isTabulated = (region: string): boolean => Object.hasOwn(GPU_OFFERS, region);

/** Letters of a region's zones that offer a type, such as `['a', 'c']`; with one account's letters. */
export function zonesOffering(region: string, type: string): string[] {
  const offers = GPU_OFFERS[region] ?? {};
  return Array.from(offers[type] ?? offers[familyOf(type)] ?? '');
}

/**
 * The given zones in which a type can start. All of them if that is uncertain: in a region that the table does not know, or whose letters
 * differ between accounts although it offers the type.
 */
export function zonesWith(region: string, type: string, zones: readonly string[]): string[] {
  if (!isTabulated(region)) return [...zones];
  const offering = zonesOffering(region, type);
  if (offering.length > 0 && hasZonesByAccount(region)) return [...zones];
  return zones.filter((zone) => offering.includes(zone));
}

/** Regions that offer any of the types. */
export const regionsOffering = (types: readonly GpuType[]): string[] =>
  Object.keys(GPU_OFFERS).filter((region) => types.some(({ type }) => zonesOffering(region, type).length > 0));

/** Families with a type that the region offers in one of the zones. */
export const familiesIn = (region: string, zones: readonly string[]): string[] =>
  Object.keys(GPU_FAMILIES).filter((family) =>
    gpuTypesOf(family).some(({ type }) => zonesWith(region, type, zones).length > 0),
  );

/**
 * Regions in which each account older than November 2025 has its own zone letters, so that a letter of the table may mean another zone (AWS
 * Regions and Availability Zones, "AZ IDs", section "Regions with independently mapped Availability Zones").
 */
const REGIONS: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-west-1', 'us-west-2', 'us-gov-west-1', 'sa-east-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-1'],
]);

/** Whether the letters of a region's zones may differ between accounts. */
export const hasZonesByAccount = (region: string): boolean => REGIONS.has(region);
