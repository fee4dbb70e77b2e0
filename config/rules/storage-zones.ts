import { error } from '../load/fault';
import type { Rule } from './rule';

/** A storage pair's zone is one in which the VPC has subnets. */
export const storageZones: Rule = ({ cloud, storage }) => {
  if (!cloud) return [];
  const { zones } = cloud.network;
  return Object.entries(storage).flatMap(([pair, { zone }]) =>
    zones.includes(zone)
      ? []
      : [
          error(
            ['storage', pair, 'zone'],
            zone,
            `a pair's zone is one of cloud.network.zones: ${zones.map((letter) => `'${letter}'`).join(', ')}`,
            `write '${zones[0] ?? 'a'}', or add '${zone}' at the end of cloud.network.zones`,
          ),
        ],
  );
};
