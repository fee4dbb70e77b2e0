import { familyOf, type GpuFamily, type GpuSize } from '../../aws/instance-types';
import { GPU_FAMILIES } from './families.generated';
import { GPU_OFFERS } from './offers.generated';

/** An EC2 instance type with whole NVIDIA GPUs. */
export interface GpuType extends GpuSize, Omit<GpuFamily, 'sizes'> {
  /** Such as `g6.xlarge`. */
  readonly type: string;
  readonly family: string;
}

/** Types of a family from the smallest to the largest, or the one type; none that the table does not know. */
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

/** Whether the table knows what a region offers, if only that it is nothing. */
export const isTabulated = (region: string): boolean => Object.hasOwn(GPU_OFFERS, region);

/** Letters of a region's zones that offer a type, such as `['a', 'c']`; as one account names them. */
export function zonesOffering(region: string, type: string): string[] {
  const offers = GPU_OFFERS[region] ?? {};
  return Array.from(offers[type] ?? offers[familyOf(type)] ?? '');
}

/**
 * Those of the zones in which a type can start. What is not certain is not ruled out: all of them in a region that the table does not know,
 * and where letters differ from account to account, if the region has the type at all.
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

/** Families of which a region offers a type in one of the zones. */
export const familiesIn = (region: string, zones: readonly string[]): string[] =>
  Object.keys(GPU_FAMILIES).filter((family) =>
    gpuTypesOf(family).some(({ type }) => zonesWith(region, type, zones).length > 0),
  );

/**
 * Regions in which accounts older than November 2025 each have their own letters for the zones, so that a letter of the table may be
 * another zone there (AWS Regions and Availability Zones, "AZ IDs", section "Regions with independently mapped Availability Zones").
 */
const REGIONS: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-west-1', 'us-west-2', 'us-gov-west-1', 'sa-east-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-1'],
]);

/** Whether the letters of a region's zones may differ from account to account. */
export const hasZonesByAccount = (region: string): boolean => REGIONS.has(region);
