import {
  DescribeAddressesCommand,
  DescribeAvailabilityZonesCommand,
  EC2Client,
  type Filter,
  type Instance as AwsInstance,
  type InstanceTypeInfo,
  paginateDescribeInstances,
  paginateDescribeInstanceTypeOfferings,
  paginateDescribeInstanceTypes,
  paginateDescribeVpcs,
  type Tag,
} from '@aws-sdk/client-ec2';
import { EKSClient, paginateDescribeAddonVersions } from '@aws-sdk/client-eks';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { ListHostedZonesByNameCommand, Route53Client } from '@aws-sdk/client-route-53';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account, Instance, InstanceShape, Offer, Role, Tags, Zone } from './account';

/** The account of the credentials that the AWS SDK finds (environment, profile, SSO), in one region. Only reads. */
export class AwsAccount implements Account {
  private readonly ec2: EC2Client;
  private readonly eks: EKSClient;
  private readonly iam: IAMClient;
  private readonly quotas: ServiceQuotasClient;
  private readonly route53: Route53Client;
  private readonly ssm: SSMClient;
  private readonly sts: STSClient;

  /** @param region such as `ap-northeast-2` */
  constructor(region: string) {
    // The SDK is pinned: what its next versions will require of Node is no news here.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    this.ec2 = new EC2Client({ region });
    this.eks = new EKSClient({ region });
    this.iam = new IAMClient({ region });
    this.quotas = new ServiceQuotasClient({ region });
    this.route53 = new Route53Client({ region });
    this.ssm = new SSMClient({ region });
    this.sts = new STSClient({ region });
  }

  async identity(): Promise<{ readonly account: string; readonly arn: string }> {
    const { Account: account = '', Arn: arn = '' } = await this.sts.send(new GetCallerIdentityCommand({}));
    return { account, arn };
  }

  async role(name: string): Promise<Role | undefined> {
    const found = await unless('NoSuchEntityException', this.iam.send(new GetRoleCommand({ RoleName: name })));
    if (!found?.Role) return undefined;
    const { Arn: arn = '', MaxSessionDuration: sessionSeconds = SHORTEST_SESSION, Tags: tags } = found.Role;
    return { arn, tags: tagsOf(tags), sessionSeconds };
  }

  async addOnVersions(kubernetesVersion: string, addonName: string): Promise<readonly string[]> {
    const pages = await all(paginateDescribeAddonVersions({ client: this.eks }, { kubernetesVersion, addonName }));
    return pages.flatMap(({ addons = [] }) =>
      addons.flatMap(({ addonVersions = [] }) => addonVersions.map(({ addonVersion = '' }) => addonVersion)),
    );
  }

  async parameters(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < names.length; from += MOST_PARAMETERS) {
      const Names = names.slice(from, from + MOST_PARAMETERS);
      const { Parameters = [] } = await this.ssm.send(new GetParametersCommand({ Names }));
      for (const { Name = '', Value = '' } of Parameters) found.set(Name, Value);
    }
    return found;
  }

  async quota(service: string, code: string): Promise<number | undefined> {
    const which = { ServiceCode: service, QuotaCode: code };
    // An account that has never asked for more has no quota of its own, only AWS's default.
    const own = await unless('NoSuchResourceException', this.quotas.send(new GetServiceQuotaCommand(which)));
    if (own?.Quota?.Value !== undefined) return own.Quota.Value;
    const given = await unless(
      'NoSuchResourceException',
      this.quotas.send(new GetAWSDefaultServiceQuotaCommand(which)),
    );
    return given?.Quota?.Value;
  }

  familyTypes(families: readonly string[]): Promise<readonly InstanceShape[]> {
    return this.shapes(families.map((family) => `${family}.*`));
  }

  types(names: readonly string[]): Promise<readonly InstanceShape[]> {
    return this.shapes([...names]);
  }

  async offers(types: readonly string[]): Promise<readonly Offer[]> {
    const asked = { LocationType: 'availability-zone', Filters: filter('instance-type', [...types]) } as const;
    const pages = await all(paginateDescribeInstanceTypeOfferings({ client: this.ec2 }, asked));
    return pages.flatMap(({ InstanceTypeOfferings = [] }) =>
      InstanceTypeOfferings.map(({ InstanceType: type = '', Location: zone = '' }) => ({ type, zone })),
    );
  }

  async zones(): Promise<readonly Zone[]> {
    const Filters = filter('zone-type', ['availability-zone']);
    const { AvailabilityZones = [] } = await this.ec2.send(new DescribeAvailabilityZonesCommand({ Filters }));
    return AvailabilityZones.map(({ ZoneName: name = '', ZoneId: id = '' }) => ({ name, id }));
  }

  async instances(): Promise<readonly Instance[]> {
    const Filters = filter('instance-state-name', ['pending', 'running']);
    const pages = await all(paginateDescribeInstances({ client: this.ec2 }, { Filters }));
    return pages.flatMap(({ Reservations = [] }) =>
      Reservations.flatMap(({ Instances = [] }) =>
        Instances.map((instance) => instanceOf(instance, tagsOf(instance.Tags))),
      ),
    );
  }

  async addresses(): Promise<readonly Tags[]> {
    const { Addresses = [] } = await this.ec2.send(new DescribeAddressesCommand({}));
    return Addresses.map(({ Tags: tags }) => tagsOf(tags));
  }

  async vpcs(): Promise<readonly Tags[]> {
    const pages = await all(paginateDescribeVpcs({ client: this.ec2 }, {}));
    return pages.flatMap(({ Vpcs = [] }) => Vpcs.map(({ Tags: tags }) => tagsOf(tags)));
  }

  async hasPublicZone(name: string): Promise<boolean> {
    // Zones come in the order of their names, from this one on.
    const { HostedZones = [] } = await this.route53.send(new ListHostedZonesByNameCommand({ DNSName: name }));
    return HostedZones.some((zone) => zone.Name === `${name}.` && zone.Config?.PrivateZone !== true);
  }

  private async shapes(patterns: string[]): Promise<readonly InstanceShape[]> {
    // As a filter rather than as names: an unknown type is then absent instead of an error for all.
    const Filters = filter('instance-type', patterns);
    const pages = await all(paginateDescribeInstanceTypes({ client: this.ec2 }, { Filters }));
    return pages.flatMap(({ InstanceTypes = [] }) => InstanceTypes.map(shapeOf));
  }
}

/** What a role has that says nothing, in seconds (IAM API reference, "Role", `MaxSessionDuration`). */
const SHORTEST_SESSION = 3600;

/** How many names one call takes (Systems Manager API reference, "GetParameters"). */
const MOST_PARAMETERS = 10;

/** Every page of an answer; `Array.fromAsync` came after Node 20. */
async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

const filter = (Name: string, Values: string[]): Filter[] => [{ Name, Values }];

const tagsOf = (tags: readonly Tag[] = []): Tags =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

/** The answer, or nothing where AWS says that there is no such thing. */
async function unless<T>(error: string, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (reason) {
    if (reason instanceof Error && reason.name === error) return undefined;
    throw reason;
  }
}

/** An instance type in our words. */
export const shapeOf = ({ InstanceType: type, VCpuInfo, GpuInfo }: InstanceTypeInfo): InstanceShape => ({
  type: type ?? '',
  vcpus: VCpuInfo?.DefaultVCpus ?? 0,
  gpus: (GpuInfo?.Gpus ?? [])
    .filter(({ Manufacturer }) => Manufacturer === 'NVIDIA')
    .reduce((sum, { Count = 0 }) => sum + Count, 0),
});

/** An instance in our words; what counts against a quota is its cores times their threads. */
export const instanceOf = (instance: AwsInstance, tags: Tags): Instance => ({
  type: instance.InstanceType ?? '',
  vcpus: (instance.CpuOptions?.CoreCount ?? 0) * (instance.CpuOptions?.ThreadsPerCore ?? 1),
  capacity: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
  tags,
});
