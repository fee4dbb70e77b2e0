import { admins } from '../../../../config/rules/admins';
import { apiReach } from '../../../../config/rules/api-reach';
import { instanceTypes } from '../../../../config/rules/instance-types';
import { versionsAgree, versionsSupported } from '../../../../config/rules/kubernetes-versions';
import { nameLengths } from '../../../../config/rules/name-lengths';
import { references } from '../../../../config/rules/references';
import { storageZones } from '../../../../config/rules/storage-zones';
import { uniqueEntries } from '../../../../config/rules/unique-entries';
import { cloudOf, cloudOnly, hybrid, onpremOnly, pairOf, poolOf, siteOf, twoSites } from '../../../support/drafts';
import type { Broken } from './broken';

const versions: readonly Broken[] = [
  {
    what: 'a Kubernetes that EKS has no more',
    rule: versionsSupported,
    from: cloudOnly,
    change: (draft) => (cloudOf(draft).kubernetesVersion = '1.29'),
    path: 'cloud.kubernetesVersion',
    says: ['1.34, 1.35 or 1.36', "write '1.35'"],
  },
  {
    what: 'a patch that Kubespray does not know',
    rule: versionsSupported,
    from: hybrid,
    change: (draft) => (siteOf(draft).kubernetesVersion = '1.35.9'),
    path: 'sites.seoul.kubernetesVersion',
    says: ['Kubespray v2.31.0', '1.35.0 to 1.35.4', "write '1.35.4'"],
  },
  {
    what: 'a site two minors behind the cloud',
    rule: versionsAgree,
    from: hybrid,
    change: (draft) => (siteOf(draft).kubernetesVersion = '1.33.11'),
    path: 'sites.seoul.kubernetesVersion',
    says: ['cloud.kubernetesVersion is 1.35', '2 apart', 'bring sites.seoul.kubernetesVersion to 1.34'],
  },
  {
    what: '(only in words) a site one minor behind the cloud',
    rule: versionsAgree,
    from: hybrid,
    change: (draft) => (siteOf(draft).kubernetesVersion = '1.34.7'),
    path: 'sites.seoul.kubernetesVersion',
    severity: 'warning',
    says: ['cloud.kubernetesVersion is 1.35', 'an upgrade under way', 'to 1.35'],
  },
  {
    what: 'two sites two minors apart, each of them one from the cloud',
    rule: versionsAgree,
    from: twoSites,
    change: (draft) => {
      cloudOf(draft).kubernetesVersion = '1.34';
      siteOf(draft, 'busan').kubernetesVersion = '1.33.0';
    },
    path: 'sites.seoul.kubernetesVersion',
    says: ['sites.busan.kubernetesVersion is 1.33.0', '2 apart'],
  },
];

const names: readonly Broken[] = [
  {
    what: 'a bucket name longer than S3 takes',
    rule: nameLengths,
    from: cloudOnly,
    change: (draft) => {
      draft.name = 'a-company-with-quite-a-long-one';
      draft.storage = { 'maps-of-all-the-buildings': { zone: 'a', sizeTiB: 1, writers: { models: 'cloud' } } };
      poolOf(draft, 'training').storage = 'maps-of-all-the-buildings';
    },
    path: 'storage.maps-of-all-the-buildings',
    says: [
      'at most 63',
      'a-company-with-quite-a-long-one-maps-of-all-the-buildings-210987654321',
      'has 70',
      'shorten it to 18 characters',
    ],
  },
  {
    what: 'a pool that reads no pair of storage, with what was meant',
    rule: references,
    from: hybrid,
    change: (draft) => (poolOf(draft).storage = 'mapps'),
    path: 'cloud.gpuPools.pipeline.storage',
    says: ["a pool reads an entry of storage: 'maps'", "did you mean 'maps'?"],
  },
  {
    what: 'a writer that is no site, with what was meant',
    rule: references,
    from: hybrid,
    change: (draft) => (pairOf(draft).writers['models'] = 'seul'),
    path: 'storage.maps.writers.models',
    says: ["'cloud' or 'seoul'", "did you mean 'seoul'?"],
  },
  {
    what: "'cloud' as a writer where there is none",
    rule: references,
    from: onpremOnly,
    change: (draft) => (draft.storage = { maps: { zone: 'a', sizeTiB: 1, writers: { datasets: 'cloud' } } }),
    path: 'storage.maps.writers.datasets',
    says: ['this environment has no cloud', "'busan'"],
  },
  {
    what: "a site called 'cloud'",
    rule: references,
    from: hybrid,
    change: (draft) => {
      draft.sites = { ...draft.sites, cloud: siteOf(draft) };
    },
    path: 'sites.cloud',
    says: ['the writers of storage', 'name it after its town'],
  },
  {
    what: 'a zone twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.zones = ['a', 'b', 'a']),
    path: 'cloud.network.zones.2',
    says: ['cloud.network.zones.0 is this one already'],
  },
  {
    what: 'an admin twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => cloudOf(draft).admins.push(...cloudOf(draft).admins),
    path: 'cloud.admins.1',
    says: ['cloud.admins.0 is this one already'],
  },
  {
    what: 'a pair in a zone without subnets',
    rule: storageZones,
    from: hybrid,
    change: (draft) => (pairOf(draft).zone = 'd'),
    path: 'storage.maps.zone',
    says: ["cloud.network.zones: 'a', 'b', 'c'", "write 'a'"],
  },
];

const access: readonly Broken[] = [
  {
    what: 'an API that answers to the whole internet',
    rule: apiReach,
    from: hybrid,
    change: (draft) => (cloudOf(draft).api = { publicFrom: ['0.0.0.0/0'] }),
    path: 'cloud.api.publicFrom.0',
    says: ['the whole internet', "api: 'private'"],
  },
  {
    what: 'a private network that the internet never sees',
    rule: apiReach,
    from: hybrid,
    change: (draft) => (cloudOf(draft).api = { publicFrom: ['192.168.1.0/24'] }),
    path: 'cloud.api.publicFrom.0',
    says: ['192.168.0.0/16', 'public address with /32'],
  },
  {
    what: 'more networks than EKS takes',
    rule: apiReach,
    from: hybrid,
    change: (draft) =>
      (cloudOf(draft).api = { publicFrom: Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`) }),
    path: 'cloud.api.publicFrom',
    says: ['at most 40'],
  },
  {
    what: '(only in words) a very wide network',
    rule: apiReach,
    from: hybrid,
    change: (draft) => (cloudOf(draft).api = { publicFrom: ['64.0.0.0/7'] }),
    path: 'cloud.api.publicFrom.0',
    severity: 'warning',
    says: ['33,554,432 addresses'],
  },
  {
    what: '(only in words) a private API that no site reaches',
    rule: apiReach,
    from: hybrid,
    change: (draft) => {
      cloudOf(draft).api = 'private';
      delete siteOf(draft).vpn;
    },
    path: 'cloud.api',
    severity: 'warning',
    says: ['no site has a VPN', 'only from inside the VPC'],
  },
  {
    what: "roles of another partition than the region's",
    rule: admins,
    from: hybrid,
    change: (draft) => (cloudOf(draft).admins = ['arn:aws-cn:iam::123456789012:role/PlatformAdmin']),
    path: 'cloud.admins.0',
    says: ['ap-northeast-2', 'arn:aws:iam'],
  },
  {
    what: '(only in words) a role of another account',
    rule: admins,
    from: hybrid,
    change: (draft) => (cloudOf(draft).admins = ['arn:aws:iam::999999999999:role/PlatformAdmin']),
    path: 'cloud.admins.0',
    severity: 'warning',
    says: ['cloud.account (123456789012)', 'of 999999999999'],
  },
];

const nodes: readonly Broken[] = [
  {
    what: 'system nodes of two architectures',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['m7g.large', 'm7i.large']),
    path: 'cloud.system.instanceTypes.1',
    says: ['m7g.large is arm64', 'this one is amd64'],
  },
  {
    what: 'GPUs among the system nodes',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['g6.xlarge']),
    path: 'cloud.system.instanceTypes.0',
    says: ['no accelerators', 'cloud.gpuPools'],
  },
  {
    what: 'system nodes older than Nitro',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['m4.large']),
    path: 'cloud.system.instanceTypes.0',
    says: ['Nitro', 'prefixes'],
  },
  {
    what: 'a GPU pool of a family without GPUs',
    rule: instanceTypes,
    from: hybrid,
    change: (draft) => (poolOf(draft).families = ['g6', 'm7g']),
    path: 'cloud.gpuPools.pipeline.families.1',
    says: ['NVIDIA GPUs', 'g6'],
  },
];

export const brokenCloud: readonly Broken[] = [...versions, ...names, ...access, ...nodes];
