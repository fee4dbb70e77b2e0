/** The file of a small environment with a cloud half and a site, to be changed by replacing parts of its text. */
export const SMALL = `
import { defineEnvironment } from '../config/define-environment';

export default defineEnvironment({
  name: 'small',
  repository: { url: 'https://github.com/acme/platform', revision: 'main' },
  terraformState: 'local',
  cloud: {
    account: '123456789012',
    region: 'ap-northeast-2',
    network: { vpcCidr: '10.0.0.0/16', zones: ['a', 'b'] },
    serviceCidr: '172.20.0.0/16',
    api: { publicFrom: ['203.0.113.0/24'] },
    admins: ['arn:aws:iam::123456789012:role/PlatformAdmin'],
    system: { instanceTypes: ['m7g.large'], count: 2 },
    gpuPools: { pipeline: { use: 'pipeline', families: ['g6'], capacity: ['spot'], maxGpus: 8, storage: 'maps' } },
  },
  storage: { maps: { zone: 'a', sizeTiB: 1, writers: { datasets: 'cloud' } } },
});
`;

/** The file of a rack of its own, which can stand beside {@link SMALL}. */
export const RACK = `
import { defineEnvironment } from '../config/define-environment';

export default defineEnvironment({
  name: 'rack',
  repository: { url: 'https://github.com/acme/platform', revision: 'main' },
  terraformState: 'local',
  sites: {
    busan: {
      network: {
        nodeCidr: '10.30.0.0/24',
        podCidr: '10.31.0.0/16',
        serviceCidr: '10.32.0.0/16',
        vipRange: '10.30.0.208/28',
      },
      controlPlane: { vip: '10.30.0.10', hosts: { cp1: '10.30.0.11' } },
    },
  },
});
`;
