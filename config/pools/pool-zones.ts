import type { CloudEnvironment } from '../schema/environment';

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
  const pair = pool.storage !== undefined && Object.hasOwn(storage, pool.storage) ? storage[pool.storage] : undefined;
  return pool.zones ?? (pair ? [pair.zone] : cloud.network.zones);
}

/** {@link poolZoneLetters} as AWS names the zones. */
export const poolZones = (environment: Surroundings, pool: ZonesOfPool): string[] =>
  poolZoneLetters(environment, pool).map((letter) => `${environment.cloud.region}${letter}`);
