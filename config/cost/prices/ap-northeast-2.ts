import type { PriceTable } from '../price';

/** Read for another region; every region seen has this price. */
const RESOLVER = 'AmazonRoute53, us-east-2';

/** Seoul, on demand. */
export const seoul: PriceTable = {
  'ebs.gp3': { usd: 0.0912, per: 'GB-month', source: 'AmazonEC2', date: '2026-09-25' },
  'ec2.m6g.large': { usd: 0.094, per: 'hour', source: 'AmazonEC2', date: '2026-09-25' },
  'ec2.m7g.large': { usd: 0.1003, per: 'hour', source: 'AmazonEC2', date: '2026-09-25' },
  'ec2.m7g.xlarge': { usd: 0.2006, per: 'hour', source: 'twice ec2.m7g.large', date: '2026-10-01', trust: 'derived' },
  'ec2.m7i.large': { usd: 0.1239, per: 'hour', source: 'AmazonEC2', date: '2026-09-25' },
  'ec2.t4g.large': { usd: 0.0832, per: 'hour', source: 'AmazonEC2', date: '2026-07-10' },
  'eks.cluster': { usd: 0.1, per: 'hour', source: 'AmazonEKS', date: '2026-10-01' },
  'elb.network': { usd: 0.0225, per: 'hour', source: 'AWSELB', date: '2026-10-01' },
  'ipv4.address': { usd: 0.005, per: 'hour', source: 'AmazonVPC', date: '2026-09-17' },
  'kms.key': { usd: 1, per: 'month', source: 'awskms', date: '2026-10-01' },
  'nat.hour': { usd: 0.059, per: 'hour', source: 'AmazonEC2', date: '2026-09-25' },
  'r53resolver.eni': { usd: 0.125, per: 'hour', source: RESOLVER, date: '2026-09-24', trust: 'unverified' },
  'rds.gp3.multi': { usd: 0.262, per: 'GB-month', source: 'AmazonRDS', date: '2026-10-01' },
  'rds.gp3.single': { usd: 0.131, per: 'GB-month', source: 'AmazonRDS', date: '2026-10-01' },
  'rds.postgres.db.m7g.large.multi': {
    usd: 0.4688,
    per: 'hour',
    source: 'twice one zone',
    date: '2026-10-01',
    trust: 'derived',
  },
  'rds.postgres.db.m7g.large.single': {
    usd: 0.2344,
    per: 'hour',
    source: 'AmazonRDS',
    date: '2026-10-01',
  },
  'rds.postgres.db.t4g.large.multi': {
    usd: 0.408,
    per: 'hour',
    source: 'four times db.t4g.medium',
    date: '2026-10-01',
    trust: 'derived',
  },
  'rds.postgres.db.t4g.large.single': {
    usd: 0.204,
    per: 'hour',
    source: 'twice db.t4g.medium',
    date: '2026-10-01',
    trust: 'derived',
  },
  'rds.postgres.db.t4g.medium.multi': {
    usd: 0.204,
    per: 'hour',
    source: 'twice one zone',
    date: '2026-10-01',
    trust: 'derived',
  },
  'rds.postgres.db.t4g.medium.single': {
    usd: 0.102,
    per: 'hour',
    source: 'AmazonRDS',
    date: '2026-10-01',
  },
  's3.standard': { usd: 0.025, per: 'GB-month', source: 'AmazonS3', date: '2026-09-28' },
  'secretsmanager.secret': { usd: 0.4, per: 'month', source: 'AWSSecretsManager', date: '2026-10-01' },
  'tgw.attachment': { usd: 0.07, per: 'hour', source: 'AmazonVPC', date: '2026-09-17' },
  'vpce.interface.az': { usd: 0.013, per: 'hour', source: 'AmazonVPC', date: '2026-09-17' },
};
