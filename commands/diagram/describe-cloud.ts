import type { CloudStacks, Composition } from '../../compose';
import { HUB_CLUSTER } from '../../config/gitops/argo-cd-names';
import { CLOUD_ASN } from '../../config/network/vpn-tunnels';
import { subnetPlan } from '../../config/network/subnet-plan';
import type { CloudConfig } from '../../config/schema/environment';
import { counted, listed } from '../check/words';
import { appChips } from './apps';
import type { Card, Section, Side } from './model';

/** The cloud half: what each of its stacks makes. */
export function describeCloud(composition: Composition, stacks: CloudStacks): Side {
  const { environment } = composition;
  const { cloud } = environment;
  if (!cloud) throw new Error(`${environment.name} has stacks and no cloud`);
  return {
    key: 'cloud',
    title: 'Cloud',
    subtitle: `AWS ${cloud.region}, account ${cloud.account}`,
    drained: false,
    sections: [
      network(cloud, stacks),
      {
        slot: 'cluster',
        title: `EKS cluster, Kubernetes ${cloud.kubernetesVersion}`,
        lines: [
          `Services ${cloud.serviceCidr}, API ${cloud.api === 'private' ? 'private' : 'public for listed networks'}`,
        ],
        cards: nodes(cloud, stacks),
        chips: { title: 'Apps', all: appChips(composition, HUB_CLUSTER) },
      },
      ...Object.entries(stacks.storage?.pairs ?? {}).map(([name]): Section => {
        const zone = environment.storage[name]?.zone ?? '';
        const size = environment.storage[name]?.sizeTiB ?? 0;
        return {
          slot: `storage-${name}`,
          title: `Storage pair ${name}`,
          lines: ['Bucket in S3, file system in EFS', `${size} TiB expected, read in zone ${zone} at no transfer cost`],
        };
      }),
      ...registry(stacks),
      ...database(cloud, stacks),
    ],
  };
}

const network = ({ network: { vpcCidr, zones, nat } }: CloudConfig, { network: stack }: CloudStacks): Section => ({
  slot: 'network',
  title: `VPC ${vpcCidr}`,
  lines: [
    nat === 'single' ? 'One NAT gateway' : 'A NAT gateway in each zone',
    ...(stack.transitGateway ? [`Transit gateway, AS ${CLOUD_ASN}: a route to each site's hosts`] : []),
  ],
  chips: {
    title: 'Nodes and pods by zone',
    all: subnetPlan(vpcCidr, zones).map(({ zone, private: cidr }) => ({ text: `${zone}: ${cidr}`, only: false })),
  },
});

/** The nodes that always run, and the pools that Karpenter fills. */
function nodes({ system, generalPool, gpuPools }: CloudConfig, { platform }: CloudStacks): Card[] {
  const { gpu } = platform.nodePools;
  return [
    { title: 'system', lines: [`${system.count} × ${system.instanceTypes.join(', ')}`, 'always run'], gpu: false },
    {
      title: 'general',
      lines: [`0 to ${generalPool.maxCpus} vCPUs`, generalPool.capacity.join(', then ')],
      gpu: false,
    },
    ...Object.keys(gpu).flatMap((name): Card[] => {
      const pool = gpuPools[name];
      if (!pool) return [];
      const types = (pool.families ?? pool.instanceTypes ?? []).join(', ');
      const reads = pool.storage === undefined ? [] : [`reads ${pool.storage}`];
      return [
        {
          title: name,
          lines: [`0 to ${counted(pool.maxGpus, 'GPU')}, ${types}`, pool.capacity.join(', then '), ...reads],
          gpu: true,
        },
      ];
    }),
  ];
}

const registry = ({ registry: stack }: CloudStacks): Section[] =>
  stack ? [{ slot: 'identity', title: 'Images in ECR', lines: [listed(Object.keys(stack.repositories))] }] : [];

function database({ database: settings }: CloudConfig, { data }: CloudStacks): Section[] {
  if (!data || !settings) return [];
  const standby = settings.availability === 'multi-zone' ? 'standby in a second zone' : 'no standby';
  return [
    {
      slot: 'database',
      title: 'Back-office database',
      lines: [`PostgreSQL, ${settings.instanceClass}, ${settings.storageGiB} GiB, ${standby}`],
    },
  ];
}
