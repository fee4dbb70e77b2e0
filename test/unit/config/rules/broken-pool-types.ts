import { instanceTypes } from '../../../../config/rules/instance-type-rules';
import { poolsCanStart, poolsOverlap } from '../../../../config/rules/pool-rules';
import { cloudOf, cloudOnly, type Draft, hybrid, poolOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Sets keys of hybrid's pool `pipeline`, whose storage is in zone a of ap-northeast-2. */
const pipeline =
  (keys: Partial<ReturnType<typeof poolOf>>) =>
  (draft: Draft): void =>
    void Object.assign(poolOf(draft), keys);

const offers: readonly Broken[] = [
  {
    what: 'a family that the region has not, and says who has it',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ families: ['g6', 'p6-b200'] }),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['ap-northeast-2 has no p6-b200', 'ap-south-1', 'and 3 other regions', "'g6e'", 'offers.generated.ts'],
  },
  {
    what: 'a family that the zone of its storage has not',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ families: ['g6', 'p4d'] }),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['p4d in zones b and d', 'the pool is in zone a', "add 'b' to the pool's zones", "'g6e'"],
  },
  {
    what: 'a type that the region has not, though its family is there',
    rule: poolsCanStart,
    from: hybrid,
    change: (draft) => {
      delete poolOf(draft).families;
      poolOf(draft).instanceTypes = ['g6.xlarge', 'p5.4xlarge'];
    },
    path: 'cloud.gpuPools.pipeline.instanceTypes.1',
    says: ['ap-northeast-2 has no p5.4xlarge', 'ap-northeast-1'],
  },
  {
    what: '(only in words) a family that the zones have not where letters are each account’s own',
    rule: poolsCanStart,
    from: cloudOnly,
    change: (draft) => (poolOf(draft, 'training').families = ['p5', 'p5en']),
    path: 'cloud.gpuPools.training.families.1',
    severity: 'warning',
    says: ['letters differ from account to account', 'describe-instance-type-offerings --region us-east-1', 'p5en.*'],
  },
  {
    what: '(only in words) a family newer than the table',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ families: ['g6', 'p9-z100'] }),
    path: 'cloud.gpuPools.pipeline.families.1',
    severity: 'warning',
    says: ['moto 5.2.5, 2026-10-27', 'does not know it', 'Values=p9-z100.*'],
  },
  {
    what: '(only in words) a size that the table does not know, with what was meant',
    rule: poolsCanStart,
    from: hybrid,
    change: (draft) => {
      delete poolOf(draft).families;
      poolOf(draft).instanceTypes = ['g6.14xlarge'];
    },
    path: 'cloud.gpuPools.pipeline.instanceTypes.0',
    severity: 'warning',
    says: ["did you mean 'g6.4xlarge'?", 'Values=g6.14xlarge'],
  },
  {
    what: '(only in words) a region that the table does not have',
    rule: poolsCanStart,
    from: hybrid,
    change: (draft) => (cloudOf(draft).region = 'us-gov-west-1'),
    path: 'cloud.gpuPools.pipeline.families',
    severity: 'warning',
    says: ['no offers of that region', '--region us-gov-west-1', 'Values=g6.*,g5.*'],
  },
  {
    what: '(only in words) a zone that has nothing for the pool',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ families: ['g6', 'g5'], zones: ['a', 'b'] }),
    path: 'cloud.gpuPools.pipeline.zones.1',
    severity: 'warning',
    says: ['ap-northeast-2b has none', 'leave it out'],
  },
];

const sizes: readonly Broken[] = [
  {
    what: 'a family whose nodes have only parts of GPUs',
    rule: instanceTypes,
    from: hybrid,
    change: pipeline({ families: ['g6', 'g6f'] }),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['whole GPUs', 'g6f', 'counts as none'],
  },
  {
    what: 'a limit that its smallest node goes beyond',
    rule: poolsCanStart,
    from: cloudOnly,
    change: (draft) => Object.assign(poolOf(draft, 'training'), { families: ['p4d'], maxGpus: 4 }),
    path: 'cloud.gpuPools.training.maxGpus',
    says: ['p4d.24xlarge has 8 GPUs', 'raise it to 8'],
  },
  {
    what: 'GPUs a node that no type has',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ gpusPerNode: { from: 2, to: 3 } }),
    path: 'cloud.gpuPools.pipeline.gpusPerNode',
    says: ['its nodes have 1, 4 or 8', 'widen it'],
  },
  {
    what: '(only in words) a family that the limit never lets start',
    rule: poolsCanStart,
    from: cloudOnly,
    change: (draft) => (poolOf(draft, 'training').maxGpus = 4),
    path: 'cloud.gpuPools.training.families.1',
    severity: 'warning',
    says: ['nodes of p4d have 8', 'takes 1 to 4 GPUs a node', 'leave it out'],
  },
  {
    what: '(only in words) sizes that are asked for and that the limit never lets start',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ gpusPerNode: { from: 4, to: 8 }, maxGpus: 4 }),
    path: 'cloud.gpuPools.pipeline.gpusPerNode.to',
    severity: 'warning',
    says: ['with maxGpus 4', 'g6.48xlarge, g5.48xlarge', 'lower it to 4'],
  },
];

const places: readonly Broken[] = [
  {
    what: 'two architectures in one pool',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ families: ['g6', 'g5g'] }),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['g6 is amd64, and this one is arm64', 'a pool of its own'],
  },
  {
    what: '(only in words) nodes in another zone than what they read',
    rule: poolsCanStart,
    from: hybrid,
    change: pipeline({ zones: ['a', 'c'] }),
    path: 'cloud.gpuPools.pipeline.zones.1',
    severity: 'warning',
    says: ['storage.maps is in zone a', 'each gigabyte'],
  },
  {
    what: 'a serving pool on spot alone',
    rule: poolsCanStart,
    from: hybrid,
    change: (draft) => (poolOf(draft, 'serving').capacity = ['spot']),
    path: 'cloud.gpuPools.serving.capacity',
    says: ['taken back together', "['spot', 'on-demand']"],
  },
];

/** Adds to hybrid a second pool, `nightly`, like `pipeline` but for some keys. */
const beside =
  (keys: Partial<ReturnType<typeof poolOf>>) =>
  (draft: Draft): void =>
    void (cloudOf(draft).gpuPools = {
      ...cloudOf(draft).gpuPools,
      nightly: { use: 'pipeline', families: ['g6'], maxGpus: 4, ...keys },
    });

const overlaps: readonly Broken[] = [
  {
    what: 'two pools of one use that could start the same node',
    rule: poolsOverlap,
    from: hybrid,
    change: beside({ capacity: ['on-demand'] }),
    path: 'cloud.gpuPools.nightly.weight',
    says: ['cloud.gpuPools.pipeline', 'g6.xlarge and 6 more on on-demand in zone a', 'greater weight'],
  },
  {
    what: 'two pools of one use and equal weights that share a family newer than the table',
    rule: poolsOverlap,
    from: hybrid,
    change: (draft) => {
      Object.assign(poolOf(draft), { families: ['p9-z100'], weight: 5 });
      beside({ families: ['g5', 'p9-z100'], weight: 5 })(draft);
    },
    path: 'cloud.gpuPools.nightly.weight',
    says: ['p9-z100 on spot and on-demand'],
  },
];

export const brokenPoolTypes: readonly Broken[] = [...offers, ...sizes, ...places, ...overlaps];
