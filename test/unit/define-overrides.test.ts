import { describe, expect, it } from 'vitest';
import { defineEnvironment } from '../../config/define-environment';
import { defineOverrides } from '../../define-overrides';

const repository = { url: 'https://github.com/acme/platform', revision: 'main' };
const busan = {
  network: {
    nodeCidr: '10.30.0.0/24',
    podCidr: '10.31.0.0/16',
    serviceCidr: '10.32.0.0/16',
    vipRange: '10.30.0.208/28',
  },
  controlPlane: { vip: '10.30.0.10', hosts: { cp1: '10.30.0.11' } },
};
const cloud = {
  account: '123456789012',
  region: 'ap-northeast-2',
  network: { vpcCidr: '10.0.0.0/16', zones: ['a', 'b'] },
  serviceCidr: '172.20.0.0/16',
  api: { publicFrom: ['203.0.113.0/24'] },
  admins: ['arn:aws:iam::123456789012:role/PlatformAdmin'],
  system: { instanceTypes: ['m7g.large'], count: 2 },
};

const whole = defineEnvironment({
  name: 'whole',
  repository,
  terraformState: 's3',
  cloud: {
    ...cloud,
    gpuPools: { pipeline: { use: 'pipeline', families: ['g6'], capacity: ['spot'], maxGpus: 8, storage: 'maps' } },
    database: { instanceClass: 'db.t4g.medium', storageGiB: 50 },
  },
  sites: { busan },
  storage: { maps: { zone: 'a', sizeTiB: 1, writers: { datasets: 'busan' } } },
});
const rack = defineEnvironment({ name: 'rack', repository, terraformState: 'local', sites: { busan } });

// What these say is checked by the compiler: a line that needs `?.` or that should not compile and does fails `npm run typecheck`.
describe('the type of a composition', () => {
  it('has what the environment names, without a question mark', () => {
    const { environment, apply } = defineOverrides(whole, (composition) => {
      const { stacks, sites, gitops } = {
        stacks: composition.cloud,
        sites: composition.sites,
        gitops: composition.gitops,
      };
      return [
        stacks.state.node,
        stacks.database.node,
        stacks.storage.pairs.maps.bucket,
        stacks.platform.nodePools.gpu.pipeline.use,
        sites.busan.kubespray,
        gitops.node,
      ];
    });

    expect(environment).toBe(whole);
    expect(typeof apply).toBe('function');
  });

  it('has nothing that the environment does not name', () => {
    const { environment } = defineOverrides(rack, (composition) => [
      composition.sites.busan.kubespray,
      // @ts-expect-error: the rack has no cloud half for sure
      composition.cloud.network,
      // @ts-expect-error: nor a site of this name
      composition.sites.seoul.kubespray,
    ]);

    expect(environment).toBe(rack);
  });
});

describe('the type of an environment', () => {
  it('still refuses an unknown key, and a pair that is not there', () => {
    const wrong = defineEnvironment({
      name: 'wrong',
      // @ts-expect-error: no such key
      colour: 'red',
      repository,
      terraformState: 'local',
    });
    const lost = defineEnvironment({
      name: 'lost',
      repository,
      terraformState: 'local',
      cloud: {
        ...cloud,
        // @ts-expect-error: no such storage pair
        gpuPools: { pipeline: { use: 'pipeline', families: ['g6'], capacity: ['spot'], maxGpus: 8, storage: 'mapps' } },
      },
      storage: { maps: { zone: 'a', sizeTiB: 1, writers: {} } },
    });

    expect([wrong.name, lost.name]).toEqual(['wrong', 'lost']);
  });
});
