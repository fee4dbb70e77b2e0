import { defineEnvironment } from '../config/define-environment';

/** No rack: everything in one region, a NAT gateway in each zone, the database with a standby. */
export default defineEnvironment({
  name: 'cloud-only',
  repository: { url: 'https://github.com/acme/platform', revision: 'main' },
  terraformState: 's3',

  cloud: {
    account: '210987654321',
    region: 'us-east-1',
    network: { vpcCidr: '10.64.0.0/18', zones: ['a', 'b', 'c'], nat: 'per-zone', maxPods: 500 },
    serviceCidr: '172.21.0.0/16',
    api: { publicFrom: ['198.51.100.0/24'] },
    admins: ['arn:aws:iam::210987654321:role/PlatformAdmin'],
    system: { instanceTypes: ['m7g.large'], count: 3 },
    gpuPools: {
      training: { use: 'training', families: ['p5', 'p4d'], capacity: ['on-demand'], maxGpus: 16, storage: 'models' },
    },
    database: { instanceClass: 'db.m7g.large', storageGiB: 100, backupDays: 35 },
  },

  storage: { models: { zone: 'b', sizeTiB: 5, writers: { datasets: 'cloud', checkpoints: 'cloud' } } },
});
