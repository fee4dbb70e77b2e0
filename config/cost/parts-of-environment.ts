import { vpnSites } from '../network/vpn-tunnels';
import type { CloudConfig, Environment } from '../schema/environment';
import type { RunningParts } from './running-parts';

/** GiB of gp3 that a system node's volumes have, as its launch template makes them. */
const SYSTEM_DISK_GIB: Readonly<Record<CloudConfig['system']['os'], number>> = { bottlerocket: 44, al2023: 40 };

/** Addresses of a resolver endpoint: Route 53 asks for two. */
const RESOLVER_ADDRESSES = 2;

/**
 * What would run for an environment before its overrides: what `options` compares, since composing an environment for every choice
 * would take too long. A test compares it with the trees that the stacks make.
 *
 * @returns undefined where there is no cloud half
 */
export function partsOfEnvironment(environment: Environment): RunningParts | undefined {
  const { cloud, storage, terraformState } = environment;
  if (!cloud) return undefined;
  const { database, images, network, system } = cloud;
  const zones = network.zones.length;
  const gateways = network.nat === 'single' ? 1 : zones;
  const sites = vpnSites(environment).length;
  return {
    clusters: 1,
    machines: [
      {
        what: 'System nodes',
        types: system.instanceTypes,
        count: system.count,
        diskGiB: SYSTEM_DISK_GIB[system.os],
        spot: false,
        managed: true,
      },
    ],
    natGateways: gateways,
    addresses: gateways,
    loadBalancers: 0,
    endpointZones: new Set(network.interfaceEndpoints).size * zones,
    resolverAddresses: network.resolverEndpoint === 'inbound' ? RESOLVER_ADDRESSES : 0,
    // The VPC's own, and one a site.
    attachments: sites > 0 ? sites + 1 : 0,
    vpnConnections: sites,
    databases: database
      ? [
          {
            engine: 'postgres',
            instanceClass: database.instanceClass,
            multiZone: database.availability === 'multi-zone',
            storageType: 'gp3',
            storageGiB: database.storageGiB,
          },
        ]
      : [],
    // State, the network's logs, the cluster's secrets and logs, images, the database, each storage pair.
    keys:
      Number(terraformState === 's3') +
      1 +
      2 +
      Number(images.length > 0) +
      Number(database !== undefined) +
      Object.keys(storage).length,
    // The database's password, and a VPN's pair of preshared keys.
    secrets: Number(database !== undefined) + sites,
  };
}
