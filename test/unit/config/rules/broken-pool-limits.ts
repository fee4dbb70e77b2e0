import { poolLimits } from '../../../../config/rules/pool-rules';
import { cloudOf, hybrid, poolOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Limits of a pool, and times after which its nodes go. */
export const brokenPoolLimits: readonly Broken[] = [
  {
    what: 'a limit that whole nodes never reach',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => {
      Reflect.deleteProperty(poolOf(draft), 'families');
      Object.assign(poolOf(draft), { instanceTypes: ['g6.12xlarge'], maxGpus: 6 });
    },
    path: 'cloud.gpuPools.pipeline.maxGpus',
    severity: 'warning',
    says: ['at most 4', 'write 4 or 8'],
  },
  {
    what: 'fewer vCPUs than a general node has',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { maxCpus: 1 }),
    path: 'cloud.generalPool.maxCpus',
    says: ['which has 2 vCPUs', 'raise it to 2'],
  },
  {
    what: 'an age at which nodes leave their jobs',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => Object.assign(poolOf(draft), { expireAfter: '1h', terminationGrace: '1m' }),
    path: 'cloud.gpuPools.pipeline.expireAfter',
    severity: 'warning',
    says: ['after 48h at most', 'of age 1h', '1m later', "write '48h' or more"],
  },
  {
    what: 'GPU nodes that end a step before its deadline',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => Object.assign(poolOf(draft), { terminationGrace: '12h' }),
    path: 'cloud.gpuPools.pipeline.terminationGrace',
    severity: 'warning',
    says: ['may take 12h', 'after 12h Karpenter ends it', "write '13h'"],
  },
  {
    what: 'general nodes that end a step before its deadline',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => (cloudOf(draft).generalPool = { terminationGrace: '1h' }),
    path: 'cloud.generalPool.terminationGrace',
    severity: 'warning',
    says: ['may take 2h', 'after 1h Karpenter ends it', "write '3h'"],
  },
  {
    what: 'GPU nodes that go at no age',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => Object.assign(poolOf(draft), { expireAfter: 'Never' }),
    path: 'cloud.gpuPools.pipeline.expireAfter',
    severity: 'warning',
    says: ['never initialized', 'paid for', "'168h'"],
  },
  {
    what: 'a consolidation that moves jobs',
    rule: poolLimits,
    from: hybrid,
    change: (draft) =>
      Object.assign(poolOf(draft), {
        use: 'training',
        consolidation: { policy: 'WhenEmptyOrUnderutilized', after: '1m' },
      }),
    path: 'cloud.gpuPools.pipeline.consolidation.policy',
    severity: 'warning',
    says: ['must end by itself', "write 'WhenEmpty'"],
  },
];
