import type { DatabaseInstance, Machines, RunningParts } from './running-parts';

/** So many of one priced thing, running whether there is work or not. */
export interface Quantity {
  /** What it is, to the person who pays for it. */
  readonly item: string;
  /** Key of its price in a region's table. */
  readonly price: string;
  readonly count: number;
  /** What is counted, such as `node` or `GiB`. */
  readonly unit: string;
}

/** The lines of a bill before their prices: one for each item, and none for what is not there. */
export function quantities(parts: RunningParts): Quantity[] {
  const { clusters, natGateways, addresses, endpointZones, resolverAddresses, attachments, vpnConnections } = parts;
  return summed([
    // Standard support only: the cluster's upgrade policy lets none slip into extended support.
    { item: 'EKS control plane', price: 'eks.cluster', count: clusters, unit: 'cluster' },
    ...parts.machines.flatMap(machines),
    { item: 'NAT gateways', price: 'nat.hour', count: natGateways, unit: 'gateway' },
    { item: 'Network load balancers', price: 'elb.network', count: parts.loadBalancers, unit: 'load balancer' },
    { item: 'Public IPv4 addresses', price: 'ipv4.address', count: addresses, unit: 'address' },
    { item: 'Interface endpoints', price: 'vpce.interface.az', count: endpointZones, unit: 'endpoint-zone' },
    { item: 'Resolver endpoint', price: 'r53resolver.eni', count: resolverAddresses, unit: 'address' },
    { item: 'Transit gateway', price: 'tgw.attachment', count: attachments, unit: 'attachment' },
    { item: 'Site-to-Site VPN', price: 'vpn.connection', count: vpnConnections, unit: 'connection' },
    ...parts.databases.flatMap(database),
    { item: 'Encryption keys', price: 'kms.key', count: parts.keys, unit: 'key' },
    { item: 'Secrets', price: 'secretsmanager.secret', count: parts.secrets, unit: 'secret' },
  ]);
}

function machines({ what, types, count, diskGiB, spot, managed }: Machines): Quantity[] {
  const [type = 'unknown type'] = types;
  // The price of spot changes by the hour, so no table has it.
  const [item, price] = spot ? [`${what}, ${type}, spot`, `ec2.${type}.spot`] : [`${what}, ${type}`, `ec2.${type}`];
  return [
    { item, price, count, unit: managed ? 'node' : 'instance' },
    { item: `${what}, gp3`, price: 'ebs.gp3', count: count * diskGiB, unit: 'GiB' },
  ];
}

function database(instance: DatabaseInstance): Quantity[] {
  const { engine, instanceClass, multiZone, storageType, storageGiB } = instance;
  const standby = multiZone ? 'multi' : 'single';
  const suffix = multiZone ? ' with standby' : '';
  return [
    {
      item: `Database, ${instanceClass}${suffix}`,
      price: `rds.${engine}.${instanceClass}.${standby}`,
      count: 1,
      unit: 'instance',
    },
    {
      item: `Database, ${storageType}${suffix}`,
      price: `rds.${storageType}.${standby}`,
      count: storageGiB,
      unit: 'GiB',
    },
  ];
}

/** Lines of the same item and price become one, in the place of the first. */
function summed(lines: readonly Quantity[]): Quantity[] {
  const byKey = new Map<string, Quantity>();
  for (const line of lines) {
    const key = `${line.item} ${line.price}`;
    byKey.set(key, { ...line, count: line.count + (byKey.get(key)?.count ?? 0) });
  }
  return [...byKey.values()].filter(({ count }) => count > 0);
}
