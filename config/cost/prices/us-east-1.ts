import type { PriceTable } from '../price';

/** A public cost planner that calls its prices approximate. */
const PLANNER = 'a public planner';
const TWICE = 'twice one zone';
/** The price table that Karpenter generates from the AWS Price List (karpenter-provider-aws). */
const KARPENTER = 'karpenter 1d927085';
/** The same in the pinned version. */
const PINNED = 'karpenter v1.14.0';
/** Expected outputs of infracost's tests, which come from the AWS Price List. */
const INFRACOST = 'infracost 95ba4f49';

/** N. Virginia, on demand. */
export const virginia: PriceTable = {
  'ebs.gp3': { usd: 0.08, per: 'GB-month', source: 'AmazonEC2', date: '2026-09-09' },
  'ec2.c6g.xlarge': { usd: 0.136, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.c6i.xlarge': { usd: 0.17, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.c7g.xlarge': { usd: 0.145, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.c7i.xlarge': { usd: 0.1785, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.m6g.large': { usd: 0.077, per: 'hour', source: KARPENTER, date: '2026-07-20' },
  'ec2.m6g.xlarge': { usd: 0.154, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.m6i.large': { usd: 0.096, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.m6i.xlarge': { usd: 0.192, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.m7g.large': { usd: 0.0816, per: 'hour', source: KARPENTER, date: '2026-07-20' },
  'ec2.m7g.xlarge': { usd: 0.1632, per: 'hour', source: KARPENTER, date: '2026-07-20' },
  'ec2.m7i.large': { usd: 0.1008, per: 'hour', source: KARPENTER, date: '2026-07-20' },
  'ec2.m7i.xlarge': { usd: 0.2016, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.r6g.large': { usd: 0.1008, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.r6i.large': { usd: 0.126, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.r7g.large': { usd: 0.1071, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.r7i.large': { usd: 0.1323, per: 'hour', source: PINNED, date: '2026-07-06' },
  'ec2.t4g.large': { usd: 0.0672, per: 'hour', source: KARPENTER, date: '2026-07-20' },
  'eks.cluster': { usd: 0.1, per: 'hour', source: 'AmazonEKS', date: '2026-08-31' },
  'elb.network': { usd: 0.0225, per: 'hour', source: 'infracost 0a8a5aaa', date: '2026', trust: 'unverified' },
  'ipv4.address': { usd: 0.005, per: 'hour', source: 'AmazonVPC', date: '2026-09-09' },
  'kms.key': { usd: 1, per: 'month', source: INFRACOST, date: '2024-07-01' },
  'nat.hour': { usd: 0.045, per: 'hour', source: 'AmazonEC2', date: '2026-09-09' },
  'r53resolver.eni': { usd: 0.125, per: 'hour', source: INFRACOST, date: '2024-07-01' },
  'rds.gp3.multi': { usd: 0.23, per: 'GB-month', source: INFRACOST, date: '2026-05-03' },
  'rds.gp3.single': { usd: 0.115, per: 'GB-month', source: INFRACOST, date: '2026-05-03' },
  'rds.postgres.db.m7g.large.multi': { usd: 0.336, per: 'hour', source: TWICE, date: '2026', trust: 'unverified' },
  'rds.postgres.db.m7g.large.single': { usd: 0.168, per: 'hour', source: PLANNER, date: '2026', trust: 'unverified' },
  'rds.postgres.db.t4g.large.multi': { usd: 0.258, per: 'hour', source: TWICE, date: '2026', trust: 'unverified' },
  'rds.postgres.db.t4g.large.single': { usd: 0.129, per: 'hour', source: PLANNER, date: '2026', trust: 'unverified' },
  'rds.postgres.db.t4g.medium.multi': { usd: 0.13, per: 'hour', source: TWICE, date: '2026', trust: 'unverified' },
  'rds.postgres.db.t4g.medium.single': { usd: 0.065, per: 'hour', source: PLANNER, date: '2026', trust: 'unverified' },
  's3.standard': { usd: 0.023, per: 'GB-month', source: INFRACOST, date: '2024-07-01' },
  'secretsmanager.secret': { usd: 0.4, per: 'month', source: INFRACOST, date: '2024-07-01' },
  'tgw.attachment': { usd: 0.05, per: 'hour', source: 'AmazonVPC', date: '2026-06-04' },
  'vpce.interface.az': { usd: 0.01, per: 'hour', source: INFRACOST, date: '2024-10-18' },
  'vpn.connection': { usd: 0.05, per: 'hour', source: 'AmazonVPC', date: '2026-06-04' },
};
