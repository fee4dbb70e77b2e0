import { cloudOf, hybrid, pairOf, poolOf, type Draft } from '../../../support/drafts';
import type { Reported } from './reported';

const train = (draft: Draft, settings: object): object =>
  Object.assign(poolOf(draft), { use: 'training', ...settings });

/** Limits, times and sizes. */
export const reportedPools: readonly Reported[] = [
  {
    what: 'a limit of GPUs that no number of nodes adds up to',
    report: 'karpenter-provider-aws#6328',
    from: hybrid,
    change: (draft) => {
      Reflect.deleteProperty(poolOf(draft), 'families');
      Object.assign(poolOf(draft), { instanceTypes: ['g6.12xlarge'], maxGpus: 6 });
    },
    path: 'cloud.gpuPools.pipeline.maxGpus',
    severity: 'warning',
    says: ['4 GPUs or a multiple', 'at most 4', 'write 4 or 8'],
  },
  {
    what: 'fewer vCPUs than one node has',
    report: 'karpenter-provider-aws#6328',
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { maxCpus: 1 }),
    path: 'cloud.generalPool.maxCpus',
    says: ['which has 2 vCPUs', 'raise it to 2'],
  },
  {
    what: 'an age at which training is ended',
    report: 'karpenter-provider-aws#8297',
    from: hybrid,
    change: (draft) => train(draft, { expireAfter: '1h', terminationGrace: '1m' }),
    path: 'cloud.gpuPools.pipeline.expireAfter',
    severity: 'warning',
    says: ['of age 1h', '1m later', "write '336h' or more"],
  },
  {
    what: 'a consolidation that moves training',
    report: 'karpenter-provider-aws#8297',
    from: hybrid,
    change: (draft) => train(draft, { consolidation: { policy: 'WhenEmptyOrUnderutilized', after: '1m' } }),
    path: 'cloud.gpuPools.pipeline.consolidation.policy',
    severity: 'warning',
    says: ["a training pool's work must end by itself", "write 'WhenEmpty'"],
  },
  {
    what: 'a grace of eleven years',
    report: 's89',
    from: hybrid,
    change: (draft) => (poolOf(draft).terminationGrace = '99999h'),
    path: 'cloud.gpuPools.pipeline.terminationGrace',
    says: ['numbers of at most four digits', "terminationGrace: '8h'"],
  },
  {
    what: 'a trillionth of a tebibyte',
    report: 's100',
    from: hybrid,
    change: (draft) => (pairOf(draft).sizeTiB = 1e-12),
    path: 'storage.maps.sizeTiB',
    says: ['at least 0.001', 'write a larger number'],
  },
  {
    what: 'more system nodes than there is room for',
    report: 's49',
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.count = 100_000),
    path: 'cloud.system.count',
    says: ['the subnets hold all nodes', 'of the 100000 nodes that it allows have room'],
    neverSays: 'maxPods',
  },
  {
    what: 'more GPUs than there is room for their nodes',
    report: 's78',
    from: hybrid,
    change: (draft) => (poolOf(draft).maxGpus = Number.MAX_SAFE_INTEGER),
    path: 'cloud.gpuPools.pipeline.maxGpus',
    says: ['the subnets hold all nodes', 'have room'],
    neverSays: 'maxPods',
  },
  {
    what: 'more vCPUs than there is room for their nodes',
    report: 's78',
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { maxCpus: Number.MAX_SAFE_INTEGER }),
    path: 'cloud.generalPool.maxCpus',
    says: ['the subnets hold all nodes', 'have room'],
    neverSays: 'maxPods',
  },
];
