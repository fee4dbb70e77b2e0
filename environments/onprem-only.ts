import { defineEnvironment } from '../config/define-environment';

/** A rack and no cloud: it has no Terraform stack, and is checked all the same. */
export default defineEnvironment({
  name: 'onprem-only',
  repository: { url: 'git@github.com:acme/platform.git', revision: 'main' },
  terraformState: 'local',
  release: { registry: 'registry.acme.example/platform' },

  sites: {
    busan: {
      network: {
        nodeCidr: '10.30.0.0/24',
        podCidr: '10.31.0.0/16',
        serviceCidr: '10.32.0.0/16',
        vipRange: '10.30.0.208/28',
      },
      // NVIDIA makes no driver container for Debian, so the hosts have a driver of their own (gpus.driver).
      sshUser: 'debian',
      cni: 'cilium',
      registryMirrors: { 'docker.io': ['https://mirror.busan.example'] },
      controlPlane: { vip: '10.30.0.10', hosts: { cp1: '10.30.0.11', cp2: '10.30.0.12', cp3: '10.30.0.13' } },
      workers: {
        cpu1: { address: '10.30.0.20', dataDisks: ['/dev/sdb', '/dev/sdc'] },
        gpu1: { address: '10.30.0.21', gpus: { model: 'h100', count: 8, driver: 'host' }, dataDisks: ['/dev/sdb'] },
        gpu2: { address: '10.30.0.22', gpus: { model: 'h100', count: 8, driver: 'host' }, dataDisks: ['/dev/sdb'] },
      },
    },
  },
});
