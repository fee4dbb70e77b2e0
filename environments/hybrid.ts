import { defineEnvironment } from '../config/define-environment';

/** A rack in Seoul first, the cloud for what does not fit: the whole platform of a small company. */
export default defineEnvironment({
  name: 'hybrid',
  repository: { url: 'git@github.com:acme/platform.git', revision: 'main' },
  terraformState: 's3',

  cloud: {
    account: '123456789012',
    region: 'ap-northeast-2',
    network: { vpcCidr: '10.0.0.0/16', zones: ['a', 'b', 'c'], nat: 'single' },
    serviceCidr: '172.20.0.0/16',
    api: { publicFrom: ['203.0.113.0/24'] },
    admins: ['arn:aws:iam::123456789012:role/PlatformAdmin'],
    system: { instanceTypes: ['m7g.large'], count: 2 },
    gpuPools: {
      pipeline: {
        use: 'pipeline',
        families: ['g6', 'g5'],
        capacity: ['spot', 'on-demand'],
        maxGpus: 8,
        storage: 'maps',
      },
      serving: { use: 'serving', families: ['g6'], capacity: ['on-demand'], maxGpus: 2 },
    },
    database: { instanceClass: 'db.t4g.medium', storageGiB: 50 },
    dnsZone: 'acme.example',
  },

  sites: {
    seoul: {
      network: {
        nodeCidr: '10.20.0.0/24',
        podCidr: '10.21.0.0/16',
        serviceCidr: '10.22.0.0/16',
        vipRange: '10.20.0.208/28',
        dhcpRange: { from: '10.20.0.128', to: '10.20.0.199' },
      },
      vpn: { peer: '203.0.113.10', asn: 65010 },
      // Of an authority whose key was thrown away: paste yours, or leave `identity` out until the site has one.
      identity: {
        certificateAuthority: `
-----BEGIN CERTIFICATE-----
MIIBzzCCAVagAwIBAgIUJcC/yolsPum+QO7jBS4Q1pe7dokwCgYIKoZIzj0EAwMw
FzEVMBMGA1UEAwwMaHlicmlkIHNlb3VsMB4XDTI2MTEyMTE0MzkwOFoXDTM2MTEx
ODE0MzkwOFowFzEVMBMGA1UEAwwMaHlicmlkIHNlb3VsMHYwEAYHKoZIzj0CAQYF
K4EEACIDYgAEf/Ik7pTxSA6QoofiO+IbA4ene8ql+YXUD2EbW0AL3Hf1rOTnsZjo
y8YGUwL/V+oUJJrtZclZKYXRbtnZO5MPNECASC6z+oB+6FMsWTSSkUCaIzg54Z6U
3LwyEWmzf+jSo2MwYTAdBgNVHQ4EFgQU98HXgRdld/VzOyzLyTu8aKoYACswHwYD
VR0jBBgwFoAU98HXgRdld/VzOyzLyTu8aKoYACswDwYDVR0TAQH/BAUwAwEB/zAO
BgNVHQ8BAf8EBAMCAYYwCgYIKoZIzj0EAwMDZwAwZAIwPgd5uNlXA/cdZU8cnY3F
/utYvlZ+oE9Z96VBXb4hRC52li5gzlYqM4slMyUEQMoGAjB2vbuBWtWQSvQ4rRLH
0jXsIfUxuwfUagGXh650jloUYQWRda6KEHd35KEsX9ClzCA=
-----END CERTIFICATE-----
`,
      },
      sshUser: 'ubuntu',
      oidc: {
        issuer: 'https://login.acme.example',
        clientId: 'kubernetes',
        groups: {
          platform: { role: 'cluster-admin' },
          research: { role: 'edit', namespaces: ['pipeline'] },
        },
      },
      controlPlane: { vip: '10.20.0.10', hosts: { cp1: '10.20.0.11', cp2: '10.20.0.12', cp3: '10.20.0.13' } },
      workers: {
        gpu1: { address: '10.20.0.21', gpus: { model: 'rtx-a6000', count: 4 }, dataDisks: ['/dev/nvme1n1'] },
        gpu2: { address: '10.20.0.22', gpus: { model: 'rtx-a6000', count: 4 }, dataDisks: ['/dev/nvme1n1'] },
        gpu3: { address: '10.20.0.23', gpus: { model: 'rtx-a6000', count: 4 }, dataDisks: ['/dev/nvme1n1'] },
        gpu4: { address: '10.20.0.24', gpus: { model: 'rtx-a6000', count: 4 }, dataDisks: ['/dev/nvme1n1'] },
      },
    },
  },

  storage: { maps: { zone: 'a', sizeTiB: 20, writers: { datasets: 'seoul', models: 'cloud', results: 'cloud' } } },
});
