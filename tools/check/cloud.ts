import type { CloudConfig, Environment } from '../../config/schema/environment';
import { subnetPlan } from '../../config/subnet-plan';
import { NOTHING } from './words';

/** What the cloud half is, in a few lines. */
export function cloudFacts({ cloud, terraformState }: Environment): [name: string, text: string][] {
  if (!cloud) return [];
  const { account, kubernetesVersion, network, region, serviceCidr, system } = cloud;
  const nat = network.nat === 'single' ? 'one NAT gateway' : 'a NAT gateway in each zone';
  return [
    ['cloud', `${region} · account ${account} · Kubernetes ${kubernetesVersion} · state ${STATE[terraformState]}`],
    ['network', `VPC ${network.vpcCidr} · Services ${serviceCidr} · ${nat}`],
    ['system nodes', `${system.count} × ${system.instanceTypes.join(' or ')} · ${system.os}`],
    ...databaseFact(cloud),
  ];
}

const STATE: Readonly<Record<Environment['terraformState'], string>> = { s3: 'in S3', local: 'in a local file' };

function databaseFact({ database }: CloudConfig): [string, string][] {
  if (!database) return [];
  const { availability, backupDays, instanceClass, storageGiB } = database;
  const standby = availability === 'multi-zone' ? 'standby in a second zone' : 'no standby';
  return [['database', `${instanceClass} · ${storageGiB} GiB · ${standby} · backups for ${backupDays} days`]];
}

export const ZONE_HEAD = ['zone', 'private: nodes, pods', 'public', 'intra'];

/** The subnets of each zone. */
export const zoneRows = ({ cloud }: Environment): string[][] =>
  cloud
    ? subnetPlan(cloud.network.vpcCidr, cloud.network.zones).map((zone) => [
        zone.zone,
        zone.private,
        zone.public,
        zone.intra,
      ])
    : [];

export const POOL_HEAD = ['GPU pool', 'use', 'types', 'capacity', '>GPUs at most', 'storage'];

/** The pools of GPU nodes, capacity in the order in which it is tried. */
export const poolRows = ({ cloud, storage }: Environment): string[][] =>
  Object.entries(cloud?.gpuPools ?? {}).map(([name, pool]) => {
    const pair = pool.storage === undefined ? undefined : storage[pool.storage];
    return [
      name,
      pool.use,
      (pool.families ?? pool.instanceTypes ?? []).join(', '),
      pool.capacity.join(', then '),
      String(pool.maxGpus),
      pair ? `${pool.storage ?? ''}, zone ${pair.zone}` : NOTHING,
    ];
  });
