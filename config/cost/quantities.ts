import type { CloudConfig, Environment } from '../schema/environment';
import { vpnSites } from '../network/vpn-tunnels';

/** A quantity of one priced thing that runs even without work. */
export interface Quantity {
  /** Its name for the person who pays for it. */
  readonly item: string;
  /** Key of its price in a region's table. */
  readonly price: string;
  readonly count: number;
  /** What is counted, such as `node` or `GiB`. */
  readonly unit: string;
}

/** GiB of gp3 that a system node's volumes have, as its launch template makes them. */
const SYSTEM_DISK_GIB: Readonly<Record<CloudConfig['system']['os'], number>> = { bottlerocket: 44, al2023: 40 };

/** Addresses of a resolver endpoint: Route 53 asks for two. */
const RESOLVER_ADDRESSES = 2;

/** Everything in an environment's cloud half that costs by the hour or month. A test compares the quantities with the stacks. */
export function quantities(environment: Environment): Quantity[] {
  const { cloud } = environment;
  if (!cloud) return [];
  return [
    ...compute(cloud),
    ...ways(environment, cloud.network),
    ...database(cloud.database),
    { item: 'Encryption keys', price: 'kms.key', count: keys(environment), unit: 'key' },
    { item: 'Secrets', price: 'secretsmanager.secret', count: secrets(environment), unit: 'secret' },
  ].filter(({ count }) => count > 0);
}

function compute({ system }: CloudConfig): Quantity[] {
  // A managed group takes the first type that it gets; `preflight` and its quotas also count the first type.
  const [type = ''] = system.instanceTypes;
  return [
    // Standard support only: the upgrade policy keeps clusters out of extended support.
    { item: 'EKS control plane', price: 'eks.cluster', count: 1, unit: 'cluster' },
    { item: `System nodes, ${type}`, price: `ec2.${type}`, count: system.count, unit: 'node' },
    { item: 'System nodes, gp3', price: 'ebs.gp3', count: system.count * SYSTEM_DISK_GIB[system.os], unit: 'GiB' },
  ];
}

function ways(environment: Environment, network: CloudConfig['network']): Quantity[] {
  const zones = network.zones.length;
  const gateways = network.nat === 'single' ? 1 : zones;
  const endpoints = new Set(network.interfaceEndpoints).size;
  const resolver = network.resolverEndpoint === 'inbound' ? RESOLVER_ADDRESSES : 0;
  const sites = vpnSites(environment).length;
  return [
    { item: 'NAT gateways', price: 'nat.hour', count: gateways, unit: 'gateway' },
    { item: 'Public IPv4 of the NAT gateways', price: 'ipv4.address', count: gateways, unit: 'address' },
    { item: 'Interface endpoints', price: 'vpce.interface.az', count: endpoints * zones, unit: 'endpoint-zone' },
    { item: 'Resolver endpoint', price: 'r53resolver.eni', count: resolver, unit: 'address' },
    // One attachment for the VPC, and one for each site.
    { item: 'Transit gateway', price: 'tgw.attachment', count: sites > 0 ? sites + 1 : 0, unit: 'attachment' },
    { item: 'Site-to-Site VPN', price: 'vpn.connection', count: sites, unit: 'connection' },
  ];
}

function database(settings: CloudConfig['database']): Quantity[] {
  if (!settings) return [];
  const { instanceClass, availability, storageGiB } = settings;
  const standby = availability === 'multi-zone' ? 'multi' : 'single';
  const suffix = availability === 'multi-zone' ? ' with standby' : '';
  return [
    {
      item: `Database, ${instanceClass}${suffix}`,
      price: `rds.postgres.${instanceClass}.${standby}`,
      count: 1,
      unit: 'instance',
    },
    { item: `Database, gp3${suffix}`, price: `rds.gp3.${standby}`, count: storageGiB, unit: 'GiB' },
  ];
}

/** Customer-managed keys: state, the network's logs, the cluster's secrets and logs, images, the database, each storage pair. */
const keys = ({ cloud, storage, terraformState }: Environment): number =>
  (terraformState === 's3' ? 1 : 0) +
  1 +
  2 +
  (cloud && cloud.images.length > 0 ? 1 : 0) +
  (cloud?.database ? 1 : 0) +
  Object.keys(storage).length;

/** The database's password, and two preshared keys for each VPN. */
const secrets = (environment: Environment): number =>
  (environment.cloud?.database ? 1 : 0) + vpnSites(environment).length;
