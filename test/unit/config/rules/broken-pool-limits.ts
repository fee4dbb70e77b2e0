import { poolLimits } from '../../../../config/rules/pool-rules';
import { cloudOf, hybrid, poolOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Limits of a pool, and times after which its nodes go. */
export const brokenPoolLimits: readonly Broken[] = [
  {
    what: 'an age at which nodes leave their jobs',
    rule: poolLimits,
    from: hybrid,
    change: (draft) => Object.assign(poolOf(draft), { expireAfter: '1h', terminationGrace: '1m' }),
    path: 'cloud.gpuPools.pipeline.expireAfter',
    severity: 'warning',
    says: ['after 12h at most', 'of age 1h', '1m later', "write '12h' or more"],
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
];
