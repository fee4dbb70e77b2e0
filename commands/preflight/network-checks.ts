import { oneOf } from '../../config/load/closest';
import type { CloudEnvironment } from '../../config/schema/environment';
import type { PartsInStacks } from '../../synthesis/parts-in-stacks';
import { belongsTo, type Account, type Tags } from './account';
import { type Check, judged, looked } from './check';
import { ELASTIC_IP_QUOTA, requestIncrease, VPC_QUOTA } from './quotas';

interface Counted {
  readonly what: string;
  readonly service: string;
  readonly code: string;
  readonly need: number;
  readonly existing: readonly Tags[];
}

/** Whether the region has room for the VPC and for the Elastic IPs, such as those of NAT gateways. */
export async function networkChecks(
  environment: CloudEnvironment,
  { addresses, vpcs }: Pick<PartsInStacks, 'addresses' | 'vpcs'>,
  account: Account,
): Promise<Check[]> {
  const counted: Counted[] = [
    {
      what: 'Elastic IPs',
      service: 'ec2',
      code: ELASTIC_IP_QUOTA,
      need: addresses,
      existing: await account.addresses(),
    },
    { what: 'VPCs', service: 'vpc', code: VPC_QUOTA, need: vpcs, existing: await account.vpcs() },
  ];
  const checks: Check[] = [];
  for (const { what, service, code, need, existing } of counted) {
    const used = existing.filter((tags) => !belongsTo(environment, tags)).length;
    const todo = [requestIncrease(environment.cloud.region, service, code, used + need)];
    checks.push(...(await roomChecks({ what, quota: () => account.quota(service, code), used, need, todo })));
  }
  return checks;
}

/**
 * Ids of the zones in which EKS takes no subnet for a control plane (EKS user guide, "View Amazon EKS networking requirements for VPC and
 * subnets", section "Subnet requirements for clusters"; eksctl, `pkg/az/az_test.go`). A letter means another zone in each older account: in many,
 * us-east-1e is use1-az3.
 */
const NO_CONTROL_PLANE: readonly string[] = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/** Whether this account has each zone of the VPC, and EKS takes its subnets. */
export async function clusterZoneChecks({ cloud }: CloudEnvironment, account: Account): Promise<Check[]> {
  const found = await account.zones();
  const usable = found.filter(({ id }) => !NO_CONTROL_PLANE.includes(id));
  const letters = usable.map(({ name }) => name.slice(cloud.region.length)).sort();
  return cloud.network.zones.map((letter) => {
    const zone = found.find(({ name }) => name === `${cloud.region}${letter}`);
    const fits = letters.includes(letter);
    const why = zone ? `EKS makes no control plane in ${zone.id}, which is` : 'This account has no zone';
    return judged(`Zone ${letter} for the control plane`, zone?.id ?? 'none', oneOf(letters), fits, [
      `${why} ${cloud.region}${letter}: change cloud.network.zones.`,
    ]);
  });
}

/** Whether the public zone that the platform's names go into exists. */
export async function zoneChecks({ cloud }: CloudEnvironment, account: Account): Promise<Check[]> {
  const { dnsZone } = cloud;
  if (dnsZone === undefined) return [];
  const found = await account.hasPublicZone(dnsZone);
  return [
    judged(`DNS zone ${dnsZone}`, found ? 'public' : 'none', 'public', found, [
      'Make it, and point the domain at its name servers:',
      `aws route53 create-hosted-zone --name ${dnsZone} --caller-reference ${dnsZone}`,
    ]),
  ];
}

/** Room below a quota. */
export interface Room {
  readonly what: string;
  readonly quota: () => Promise<number | undefined>;
  /** What others use of it already. */
  readonly used: number;
  readonly need: number;
  readonly todo: readonly string[];
}

/** Whether what is left of a quota is enough. */
export const roomChecks = ({ what, quota, used, need, todo }: Room): Promise<readonly Check[]> =>
  looked(
    what,
    async () => {
      const most = await quota();
      if (most === undefined) return [{ what, have: 'no such quota', need: String(need), verdict: 'unknown', todo }];
      return [
        judged(what, used > 0 ? `${most}, ${used} in use` : String(most), String(need), most - used >= need, todo),
      ];
    },
    String(need),
  );
