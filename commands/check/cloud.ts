import type { CloudConfig, Environment } from '../../config/schema/environment';
import { subnetPlan } from '../../config/network/subnet-plan';
import { vpnSites } from '../../config/network/vpn-tunnels';

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

/**
 * From where the stacks that deploy into the cluster can be deployed, one way a line, as the cluster's endpoint and security group admit it.
 * Those before them talk to AWS alone and deploy from anywhere.
 */
export function reach(environment: Environment): string[] {
  const { cloud } = environment;
  if (!cloud) return [];
  if (cloud.api !== 'private') return [`deploy from ${cloud.api.publicFrom.join(', ')}, over the internet`];
  const sites = vpnSites(environment).map(
    ([name, { network }]) => `deploy from site ${name} (${network.nodeCidr}), over its VPN`,
  );
  if (sites.length > 0) return sites;
  return ['deploy from nowhere yet: the API is private and no site has a VPN'];
}
