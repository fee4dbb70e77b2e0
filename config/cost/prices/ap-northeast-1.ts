import type { PriceTable } from '../price';

/** Read for another region; every region seen has this price. */
const RESOLVER = 'AmazonRoute53, us-east-2';

/** Tokyo, on demand. */
export const tokyo: PriceTable = {
  'ebs.gp3': { usd: 0.096, per: 'GB-month', source: 'AmazonEC2', date: '2026-09-09' },
  'ec2.m7g.large': { usd: 0.1054, per: 'hour', source: 'AmazonEC2', date: '2026-09-09' },
  'ec2.m7g.xlarge': { usd: 0.2108, per: 'hour', source: 'AmazonEC2', date: '2026-09-09' },
  'ec2.m7i.large': { usd: 0.1302, per: 'hour', source: 'AmazonEC2', date: '2026-09-21' },
  'ec2.t4g.large': { usd: 0.0864, per: 'hour', source: 'AmazonEC2', date: '2026-09-09' },
  'eks.cluster': { usd: 0.1, per: 'hour', source: 'AmazonEKS', date: '2026-08-31' },
  'elb.network': { usd: 0.0243, per: 'hour', source: 'a public page', date: '2026', trust: 'unverified' },
  'ipv4.address': { usd: 0.005, per: 'hour', source: 'AmazonVPC', date: '2026-09-09' },
  'kms.key': { usd: 1, per: 'month', source: 'awskms', date: '2026-09-23' },
  'nat.hour': { usd: 0.062, per: 'hour', source: 'AmazonEC2', date: '2026-09-09' },
  'r53resolver.eni': { usd: 0.125, per: 'hour', source: RESOLVER, date: '2026-09-24', trust: 'unverified' },
  'rds.gp3.multi': { usd: 0.276, per: 'GB-month', source: 'AmazonRDS', date: '2026-09-27' },
  'rds.gp3.single': {
    usd: 0.138,
    per: 'GB-month',
    source: 'AWS pricing page',
    date: '2026-10-10',
  },
  'rds.postgres.db.t4g.medium.multi': {
    usd: 0.202,
    per: 'hour',
    source: 'AmazonRDS',
    date: '2026-09-27',
  },
  'rds.postgres.db.t4g.medium.single': {
    usd: 0.101,
    per: 'hour',
    source: 'half of two zones',
    date: '2026-09-27',
    trust: 'derived',
  },
  's3.standard': { usd: 0.025, per: 'GB-month', source: 'AmazonS3', date: '2026-09-23' },
  'secretsmanager.secret': { usd: 0.4, per: 'month', source: 'AWSSecretsManager', date: '2026-09-23' },
  'vpce.interface.az': { usd: 0.014, per: 'hour', source: 'AmazonVPC', date: '2026-09-23' },
  'vpn.connection': { usd: 0.048, per: 'hour', source: 'AmazonVPC', date: '2026-09-13' },
};
