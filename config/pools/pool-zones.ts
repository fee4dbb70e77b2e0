import type { CloudEnvironment } from '../schema/environment';

/**
 * Zones in which a pool's nodes may be, as AWS names them: those that the pool names, else that of the storage it reads, since reading
 * across zones costs by the gigabyte, else all of the network.
 */
export function poolZones(
  { cloud, storage }: Pick<CloudEnvironment, 'cloud' | 'storage'>,
  pool: { readonly zones?: readonly string[] | undefined; readonly storage?: string | undefined },
): string[] {
  const pair = pool.storage === undefined ? undefined : storage[pool.storage];
  const letters = pool.zones ?? (pair ? [pair.zone] : cloud.network.zones);
  return letters.map((letter) => `${cloud.region}${letter}`);
}
