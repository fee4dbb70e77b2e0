import { instanceTypes } from '../../../../config/rules/instance-type-rules';
import { loadBalancerNames } from '../../../../config/rules/name-rules';
import { networksAllowed } from '../../../../config/rules/network-rules';
import { poolsCanStart } from '../../../../config/rules/pool-rules';
import { backOfficeReductions, pipelineReductions, signOnReductions } from '../../../../config/rules/reductions';
import { diskKeyRegion, regionExists } from '../../../../config/rules/region-rules';
import { siteAddresses } from '../../../../config/rules/site-address-rules';
import { hostsAreNoYamlWords } from '../../../../config/rules/site-host-rules';
import { storageClassNames } from '../../../../config/rules/storage-rules';
import { cloudOf, hybrid, onpremOnly, pairOf, poolOf, siteOf, vpnOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Names that others keep, limits that nothing reaches, and what a cluster silently lacks. */
export const brokenLimits: readonly Broken[] = [
  {
    what: "a name from which a load balancer's would begin with internal-",
    rule: loadBalancerNames,
    from: hybrid,
    change: (draft) => (draft.name = 'internal-tools'),
    path: 'name',
    says: ["begins with 'internal-'", 'choose another name'],
  },
  {
    what: 'a host of the control plane that YAML reads as true',
    rule: hostsAreNoYamlWords,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.hosts = { yes: '10.20.0.11' }),
    path: 'sites.seoul.controlPlane.hosts.yes',
    says: ["'yes' is one", "such as 'yes1'"],
  },
  {
    what: 'a worker that YAML reads as nothing',
    rule: hostsAreNoYamlWords,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { null: { address: '10.20.0.21' } }),
    path: 'sites.seoul.workers.null',
    says: ["'null' is one", "such as 'null1'"],
  },
  {
    what: 'a pair called like the class of block storage',
    rule: storageClassNames,
    from: hybrid,
    change: (draft) => (draft.storage = { ...draft.storage, gp3: pairOf(draft) }),
    path: 'storage.gp3',
    says: ["called 'gp3' already", 'such as maps'],
  },
  {
    what: "a pair called like the class of a site's buckets",
    rule: storageClassNames,
    from: hybrid,
    change: (draft) => (draft.storage = { ...draft.storage, buckets: pairOf(draft) }),
    path: 'storage.buckets',
    says: ["called 'buckets' already"],
  },
  {
    what: 'a zone without a mount target of the files that a pool reads',
    rule: poolsCanStart,
    from: hybrid,
    change: (draft) => {
      pairOf(draft).mountTargets = 'own-zone';
      poolOf(draft).zones = ['a', 'c'];
    },
    path: 'cloud.gpuPools.pipeline.zones.1',
    says: ["mountTargets 'own-zone'", 'only zone a', "mountTargets: 'all-zones'"],
  },
  {
    what: 'a region of AWS China',
    rule: regionExists,
    from: hybrid,
    change: (draft) => (cloudOf(draft).region = 'cn-northwest-1'),
    path: 'cloud.region',
    says: ['AWS China is not supported', 'ECR Public', 'outside of China'],
  },
  {
    what: 'a key of disks in another region',
    rule: diskKeyRegion,
    from: hybrid,
    change: (draft) =>
      (cloudOf(draft).diskKey = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    path: 'cloud.diskKey',
    says: ['cloud.region (ap-northeast-2)', 'is of us-east-1', "which means 'aws'"],
  },
  {
    what: 'system nodes too small for what always runs',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['t4g.small']),
    path: 'cloud.system.instanceTypes.0',
    says: ['2 GiB', 'use t4g.medium or larger'],
  },
  {
    what: 'a region that there is not, with what was meant',
    rule: regionExists,
    from: hybrid,
    change: (draft) => (cloudOf(draft).region = 'ap-northeast-9'),
    path: 'cloud.region',
    says: ['no such region', "did you mean 'ap-northeast-", 'config/aws/regions.ts'],
  },
  {
    what: 'a region that is like none',
    rule: regionExists,
    from: hybrid,
    change: (draft) => (cloudOf(draft).region = 'xx-moon-1'),
    path: 'cloud.region',
    says: ['no such region', 'write a region of AWS'],
  },
  {
    what: 'a zone that the region lacks',
    rule: regionExists,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.zones = ['a', 'z']),
    path: 'cloud.network.zones.1',
    severity: 'warning',
    says: ['a, b, c, d', "write 'a', 'b', 'c' or 'd'"],
  },
  {
    what: "tunnels in AWS's own networks, each with a network of its own to use",
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (vpnOf(draft).tunnelInsideCidrs = ['169.254.0.0/30', '169.254.1.0/30']),
    path: 'sites.seoul.vpn.tunnelInsideCidrs.1',
    says: ['keeps clear of 169.254.1.0/30', 'use 169.254.240.4/30'],
  },
  {
    what: "a VIP that is a host's address, and not the host",
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.vip = '10.20.0.11'),
    path: 'sites.seoul.controlPlane.vip',
    says: ['sites.seoul.controlPlane.hosts.cp1 has this one already', 'use 10.20.0.2, which is free'],
  },
  {
    what: 'GPUs on a site without an object store',
    rule: pipelineReductions,
    from: onpremOnly,
    change: (draft) => {
      for (const worker of Object.values(siteOf(draft, 'busan').workers ?? {})) worker.dataDisks = [];
    },
    path: 'sites.busan.workers',
    severity: 'warning',
    says: ['busan gets no queue, no pipeline and no storage class', 'give 3 of the workers a disk'],
  },
  {
    what: 'pools for jobs without a storage pair',
    rule: pipelineReductions,
    from: hybrid,
    change: (draft) => {
      Reflect.deleteProperty(poolOf(draft), 'storage');
      draft.storage = {};
    },
    path: 'storage',
    severity: 'warning',
    says: ['the cloud gets no queue and no pipeline', "storage: { maps: { zone: 'a'"],
  },
  {
    what: "pools for jobs without the pipeline's image",
    rule: pipelineReductions,
    from: hybrid,
    change: (draft) => (cloudOf(draft).images = ['back-end']),
    path: 'cloud.images',
    severity: 'warning',
    says: ['the cloud gets no pipeline', "add 'pipeline'"],
  },
  {
    what: 'a front end without a public zone',
    rule: backOfficeReductions,
    from: hybrid,
    change: (draft) => Reflect.deleteProperty(cloudOf(draft), 'dnsZone'),
    path: 'cloud.dnsZone',
    severity: 'warning',
    says: ['no load balancer and no name', "dnsZone: 'acme.example'"],
  },
  {
    what: 'sign-on of people who may do nothing',
    rule: signOnReductions,
    from: hybrid,
    change: (draft) => (siteOf(draft).oidc = { issuer: 'https://login.acme.example', clientId: 'kubernetes' }),
    path: 'sites.seoul.oidc.groups',
    severity: 'warning',
    says: ['may do nothing there', "role: 'cluster-admin'"],
  },
];
