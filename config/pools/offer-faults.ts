import { meant, oneOf, quoted } from '../load/closest';
import { type RuleFault, error, warning } from '../load/fault';
import { GPU_FAMILIES, GPU_TABLE } from './gpu-types/families.generated';
import {
  familiesIn,
  gpuTypesOf,
  isTabulated,
  regionsOffering,
  zonesOffering,
  zonesWith,
  hasZonesByAccount,
} from './gpu-types/gpu-types';
import { architectureOf, familyOf, hasWholeGpus, isNitro } from '../aws/instance-types';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { typesKey, poolZoneLetters, startableTypes, untabulatedTypes, writtenTypes } from './pool-nodes';

type Path = RuleFault['path'];
type Surroundings = Pick<CloudEnvironment, 'cloud' | 'storage'>;

/** Whether each family or type of a GPU pool is one that the region offers in the pool's zones, by the committed table. */
export function offerFaults(path: Path, pool: GpuPoolConfig, environment: Surroundings): RuleFault[] {
  const { region } = environment.cloud;
  const written = writtenTypes(pool);
  const key = [...path, typesKey(pool)];
  if (!isTabulated(region)) {
    const rule = `whether ${region} offers them is not known: ${TABLE} has no offers of that region`;
    return [warning(key, written, rule, askAws(region, written))];
  }
  const zones = poolZoneLetters(environment, pool);
  return [
    ...written.flatMap((one, index) => {
      // Families without whole GPUs get another fault.
      if (!hasWholeGpus(familyOf(one)) || !isNitro(familyOf(one))) return [];
      if (gpuTypesOf(one).length === 0) return [unknown([...key, index], one, region)];
      return notOffered([...key, index], one, environment, zones);
    }),
    ...idleZones([...path, 'zones'], pool, region),
  ];
}

const TABLE = `the table of GPU types (${GPU_TABLE.source}, ${GPU_TABLE.date})`;

function unknown(path: Path, one: string, region: string): RuleFault {
  const family = familyOf(one);
  const sizes = gpuTypesOf(family).map(({ type }) => type);
  const known = sizes.length > 0 ? sizes : Object.keys(GPU_FAMILIES);
  const near = meant(sizes.length > 0 ? one : family, known);
  const check = askAws(region, [one]);
  const rule = `${TABLE} does not know it, so neither its GPUs nor its zones are checked`;
  return warning(path, one, rule, near === undefined ? check : `did you mean '${near}'? Else ${check}`);
}

function notOffered(path: Path, one: string, { cloud }: Surroundings, zones: readonly string[]): RuleFault[] {
  const { network, region } = cloud;
  const types = gpuTypesOf(one);
  const offering = [...new Set(types.flatMap(({ type }) => zonesOffering(region, type)))].sort();
  if (zones.some((zone) => offering.includes(zone))) return [];
  const families = familiesIn(region, zones).filter((family) => architectureOf(family) === architectureOf(one));
  const instead = families.length > 0 ? [`use ${oneOf(quoted(families))}, which the pool's zones have`] : [];
  if (offering.length === 0) {
    const rule = `the region offers the pool's types: ${region} has no ${one}, and ${elsewhere(regionsOffering(types))} (${AS_OF})`;
    const fix = [...(instead.length > 0 ? instead : ['choose another region for GPUs']), RENEW].join('; ');
    return [error(path, one, rule, fix)];
  }
  const there = `${region} has ${one} in ${named(offering)}, and the pool is in ${named(zones)}`;
  if (hasZonesByAccount(region)) {
    const rule = `the pool's zones offer its types: ${there}; but here letters differ from account to account`;
    return [warning(path, one, rule, askAws(region, [one]))];
  }
  const near = offering.filter((zone) => network.zones.includes(zone));
  const move = near.length > 0 ? [`add ${oneOf(quoted(near))} to the pool's zones`] : [];
  return [
    error(path, one, `the pool's zones offer its types: ${there} (${AS_OF})`, [...move, ...instead, RENEW].join('; ')),
  ];
}

const AS_OF = `as of ${GPU_TABLE.date}`;
const RENEW = 'or, if AWS offers it by now, add it to config/pools/gpu-types/offers.generated.ts';

/** Zones that the owner named but that offer nothing for the pool. */
function idleZones(path: Path, pool: GpuPoolConfig, region: string): RuleFault[] {
  const zones = pool.zones ?? [];
  const types = startableTypes(pool, region, zones);
  if (types.length === 0 || untabulatedTypes(pool).length > 0) return [];
  return zones.flatMap((zone, index) => {
    if (types.some(({ type }) => zonesWith(region, type, [zone]).length > 0)) return [];
    const rule = `each zone of the pool has one of its types, and ${region}${zone} has none (${AS_OF})`;
    return [warning([...path, index], zone, rule, 'leave it out, or add a family that the zone has')];
  });
}

/** `zone a`, `zones a and c`. */
const named = (zones: readonly string[]): string =>
  zones.length === 1 ? `zone ${zones.join('')}` : `zones ${zones.slice(0, -1).join(', ')} and ${zones.at(-1) ?? ''}`;

/** How many regions are named; the others are only counted. */
const REGIONS_NAMED = 4;

function elsewhere(regions: readonly string[]): string {
  if (regions.length === 0) return 'nor has any region of the table';
  const rest = regions.length - REGIONS_NAMED;
  return rest > 1
    ? `${regions.slice(0, REGIONS_NAMED).join(', ')} and ${rest} other regions have`
    : `${regions.join(', ')} ${regions.length === 1 ? 'has' : 'have'}`;
}

/** How to ask AWS which zones offer families or types. */
const askAws = (region: string, written: readonly string[]): string => {
  const types = written.map((one) => (one.includes('.') ? one : `${one}.*`)).join(',');
  return (
    `ask AWS: aws ec2 describe-instance-type-offerings --region ${region} --location-type availability-zone ` +
    `--filters 'Name=instance-type,Values=${types}'`
  );
};
