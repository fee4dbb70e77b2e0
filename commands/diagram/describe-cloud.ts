import type { CloudStacks, Composition } from '../../compose';
import { HUB_CLUSTER } from '../../config/gitops/argo-cd-names';
import { CLOUD_ASN } from '../../config/network/vpn-tunnels';
import type { CloudConfig, Environment } from '../../config/schema/environment';
import { counted, listed } from '../check/words';
import type { Card, DescribedColumn, Section } from './model';
import { appChips, queueTitle, writtenBy } from './tree-facts';

/** The cloud half: what each of its stacks makes. */
export function describeCloud(composition: Composition, stacks: CloudStacks): DescribedColumn {
  const { environment } = composition;
  const { cloud } = environment;
  if (!cloud) throw new Error(`${environment.name} has stacks and no cloud`);
  return {
    column: {
      key: HUB_CLUSTER,
      title: 'cloud',
      subtitle: `AWS ${cloud.region}, EKS ${cloud.kubernetesVersion}`,
      side: 'cloud',
      cordoned: false,
    },
    cells: {
      cluster: {
        title: queueTitle(composition, HUB_CLUSTER),
        lines: ['GPU nodes start with a job and end after it'],
        cards: nodes(cloud, stacks),
      },
      ...storage(environment, stacks),
      ...database(cloud, stacks),
      ...(stacks.registry && {
        images: { title: 'Images in ECR', lines: [listed(Object.keys(stacks.registry.repositories))] },
      }),
      network: network(cloud, stacks),
      apps: { title: 'Apps', lines: [], chips: appChips(composition, HUB_CLUSTER) },
    },
  };
}

const storage = (environment: Environment, { storage: stack }: CloudStacks): Readonly<Record<string, Section>> =>
  Object.fromEntries(
    Object.keys(stack?.pairs ?? {}).map((name) => {
      const { zone, sizeTiB } = environment.storage[name] ?? { zone: '', sizeTiB: 0 };
      return [
        `storage-${name}`,
        {
          title: `Storage pair ${name}`,
          lines: [`S3 and EFS in zone ${zone}, about ${sizeTiB} TiB`, writtenBy(environment, name, HUB_CLUSTER)],
        },
      ];
    }),
  );

const network = ({ network: settings, serviceCidr, api }: CloudConfig, { network: stack }: CloudStacks): Section => ({
  title: `VPC ${settings.vpcCidr}`,
  lines: [
    `zones ${listed(settings.zones)}, ${settings.nat === 'single' ? 'one NAT gateway' : 'a NAT gateway in each'}`,
    `Services ${serviceCidr}, API ${api === 'private' ? 'private' : 'for listed networks'}`,
    ...(stack.transitGateway ? [`transit gateway, AS ${CLOUD_ASN}`] : []),
  ],
});

/** The nodes that always run, and the pools that Karpenter fills. */
function nodes({ system, generalPool, gpuPools }: CloudConfig, { platform }: CloudStacks): Card[] {
  const { gpu } = platform.nodePools;
  return [
    ...Object.keys(gpu).flatMap((name): Card[] => {
      const pool = gpuPools[name];
      if (!pool) return [];
      const types = (pool.families ?? pool.instanceTypes ?? []).join(', ');
      const reserved = pool.capacityReservations.map((id) => `first ${id}`);
      return [
        {
          title: name,
          lines: [
            `0 to ${counted(pool.maxGpus, 'GPU')}, ${types}`,
            ...reserved,
            pool.capacity.join(', then '),
            ...(pool.storage === undefined ? [] : [`reads ${pool.storage}`]),
          ],
          gpu: true,
        },
      ];
    }),
    { title: 'system', lines: [`${system.count} × ${system.instanceTypes.join(', ')}`, 'always on'], gpu: false },
    {
      title: 'general',
      lines: [`0 to ${generalPool.maxCpus} vCPUs`, generalPool.capacity.join(', then ')],
      gpu: false,
    },
  ];
}

function database(
  { database: settings }: CloudConfig,
  { database: stack }: CloudStacks,
): Readonly<Record<string, Section>> {
  if (!stack || !settings) return {};
  const standby = settings.availability === 'multi-zone' ? 'with a standby' : 'no standby';
  return {
    database: {
      title: 'Back-office database',
      lines: [`PostgreSQL, ${settings.instanceClass}, ${settings.storageGiB} GiB, ${standby}`],
    },
  };
}
