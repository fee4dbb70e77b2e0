import { instanceTypes, instanceTypesExist } from '../../../../config/rules/instance-type-rules';
import { poolsCanStart, poolSettings } from '../../../../config/rules/pool-rules';
import { references, uniqueEntries } from '../../../../config/rules/reference-rules';
import { cloudOf, cloudOnly, hybrid, poolOf } from '../../../support/drafts';
import type { Broken } from './broken';

const types: readonly Broken[] = [
  {
    what: 'system nodes of a family that was made up',
    rule: instanceTypesExist,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['zz9.large']),
    path: 'cloud.system.instanceTypes.0',
    severity: 'warning',
    says: ['knows no zz9', 'moto', 'describe-instance-types --region ap-northeast-2', 'Values=zz9.large'],
  },
  {
    what: 'system nodes of a size that their family does not have',
    rule: instanceTypesExist,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['m7g.3xlarge']),
    path: 'cloud.system.instanceTypes.0',
    severity: 'warning',
    says: ['knows no m7g.3xlarge', "did you mean 'm7g."],
  },
  {
    what: 'general nodes of a family that was made up',
    rule: instanceTypesExist,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { families: ['m77g'] }),
    path: 'cloud.generalPool.families.0',
    severity: 'warning',
    says: ["did you mean 'm7g'", "Values=m77g.*'"],
  },
  {
    what: 'training across nodes whose interfaces for it nothing uses',
    rule: poolsCanStart,
    from: cloudOnly,
    change: () => undefined,
    path: 'cloud.gpuPools.training.maxGpus',
    severity: 'warning',
    says: ['p5.48xlarge has 32', 'TCP', 'maxGpus: 8'],
  },
  {
    what: 'a pool of families and types',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (poolOf(draft).instanceTypes = ['g6.xlarge']),
    path: 'cloud.gpuPools.pipeline.instanceTypes',
    says: ['one of the two', 'remove one'],
  },
  {
    what: 'a pool of nothing',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => delete poolOf(draft).families,
    path: 'cloud.gpuPools.pipeline.families',
    says: ['required', "families: ['g6', 'g5']"],
  },
  {
    what: 'a GPU type without GPUs',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => {
      delete poolOf(draft).families;
      poolOf(draft).instanceTypes = ['m7g.large'];
    },
    path: 'cloud.gpuPools.pipeline.instanceTypes.0',
    says: ['NVIDIA GPUs', 'g6'],
  },
  {
    what: 'a GPU family older than Nitro',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (poolOf(draft).families = ['g6', 'p3']),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['Nitro', 'prefixes'],
  },
  {
    what: 'more GPUs of a node at least than at most',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (poolOf(draft).gpusPerNode = { from: 4, to: 2 }),
    path: 'cloud.gpuPools.pipeline.gpusPerNode',
    says: ['4 or more and 2 or fewer', 'swap'],
  },
  {
    what: 'GPUs in the general pool',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { families: ['m7g', 'g5g'] }),
    path: 'cloud.generalPool.families.1',
    says: ['no accelerators', 'cloud.gpuPools'],
  },
  {
    what: 'general nodes older than Nitro',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { families: ['m4'] }),
    path: 'cloud.generalPool.families.0',
    says: ['Nitro', 'prefixes'],
  },
];

const places: readonly Broken[] = [
  {
    what: 'on-demand before spot in one pool',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (poolOf(draft).capacity = ['on-demand', 'spot']),
    path: 'cloud.gpuPools.pipeline.capacity',
    says: ['reserved capacity, then spot, then on-demand', 'two pools', 'weight'],
  },
  {
    what: 'on-demand before spot in the general pool',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { capacity: ['on-demand', 'spot'] }),
    path: 'cloud.generalPool.capacity',
    says: ["['spot', 'on-demand']"],
  },
  {
    what: 'a pool in a zone without subnets',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (poolOf(draft).zones = ['a', 'd']),
    path: 'cloud.gpuPools.pipeline.zones.1',
    says: ["'a', 'b', 'c'"],
  },
  {
    what: 'the general pool in a zone without subnets',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { zones: ['d'] }),
    path: 'cloud.generalPool.zones.0',
    says: ['cloud.network.zones'],
  },
  {
    what: 'a budget with a reason twice',
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (poolOf(draft).disruptionBudgets = [{ nodes: 1, reasons: ['Empty', 'Drifted', 'Empty'] }]),
    path: 'cloud.gpuPools.pipeline.disruptionBudgets.0.reasons.2',
    says: ['once'],
  },
  {
    what: "a GPU pool of the general pool's name",
    rule: poolSettings,
    from: hybrid,
    change: (draft) => (cloudOf(draft).gpuPools = { general: poolOf(draft) }),
    path: 'cloud.gpuPools.general',
    says: ['ordinary nodes', 'after its use'],
  },
  {
    what: 'a reservation twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (poolOf(draft).capacityReservations = ['cr-0a', 'cr-0a']),
    path: 'cloud.gpuPools.pipeline.capacityReservations.1',
    says: ['unique'],
  },
  {
    what: 'a family of the general pool twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { families: ['m7g', 'm7g'] }),
    path: 'cloud.generalPool.families.1',
    says: ['unique'],
  },
  {
    what: 'a pool with zones that reads a pair that there is not',
    rule: references,
    from: hybrid,
    change: (draft) => Object.assign(poolOf(draft), { storage: 'mapps', zones: ['a'] }),
    path: 'cloud.gpuPools.pipeline.storage',
    says: ["did you mean 'maps'?"],
  },
];

export const brokenPools: readonly Broken[] = [...types, ...places];
