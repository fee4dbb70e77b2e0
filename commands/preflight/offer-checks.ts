import { oneOf } from '../../config/load/closest';
import { familyOf } from '../../config/aws/instance-types';
import { familiesOf, poolZoneLetters, writtenTypes } from '../../config/pools/pool-nodes';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { judged, type Check } from './check';
import { fitting } from './demand';

/**
 * Whether AWS offers each family or type of a GPU pool in one of the pool's zones, as this account names them: the committed table, by which
 * an environment is refused, may be older, and knows the letters of another account.
 */
export async function offerChecks(environment: CloudEnvironment, account: Account): Promise<Check[]> {
  const { gpuPools, region } = environment.cloud;
  const families = [...new Set(Object.values(gpuPools).flatMap(familiesOf))];
  if (families.length === 0) return [];
  const shapes = await account.familyTypes(families);
  const pools = Object.entries(gpuPools).map(([name, pool]) => ({
    name,
    zones: poolZoneLetters(environment, pool),
    // What has no type that fits is told by the check of sizes.
    written: writtenTypes(pool).flatMap((one) => {
      const types = fitting(pool, shapes).map(({ type }) => type);
      const its = types.filter((type) => type === one || familyOf(type) === one);
      return its.length > 0 ? [{ one, types: its }] : [];
    }),
  }));
  const asked = [...new Set(pools.flatMap(({ written }) => written.flatMap(({ types }) => types)))].sort();
  const offers = asked.length > 0 ? await account.offers(asked) : [];
  return pools.flatMap(({ name, zones, written }) =>
    written.map(({ one, types }) => {
      const there = [
        ...new Set(offers.filter(({ type }) => types.includes(type)).map(({ zone }) => zone.slice(region.length))),
      ].sort();
      const fits = there.some((zone) => zones.includes(zone));
      return judged(`Pool ${name}, zones with ${one}`, there.join(', ') || 'none', oneOf(zones), fits, [
        `No ${one} can start there: take it out, or change cloud.gpuPools.${name}.zones.`,
      ]);
    }),
  );
}
