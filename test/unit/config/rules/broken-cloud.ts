import { admins, apiReach, frontEndReach } from '../../../../config/rules/access-rules';
import { instanceTypes } from '../../../../config/rules/instance-type-rules';
import { networksCanonical } from '../../../../config/rules/network-rules';
import { uniqueEntries } from '../../../../config/rules/reference-rules';
import { versionsAgree, versionsSupported } from '../../../../config/rules/version-rules';
import { resolverReach } from '../../../../config/rules/site-cloud-rules';
import { cloudOf, cloudOnly, hybrid, poolOf, siteOf, twoSites } from '../../../support/drafts';
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
    what: 'a front end that answers to the whole internet by a network',
    rule: frontEndReach,
    from: hybrid,
    change: (draft) => (cloudOf(draft).frontEnd = { publicFrom: ['203.0.113.0/24', '0.0.0.0/0'] }),
    path: 'cloud.frontEnd.publicFrom.1',
    says: ['the whole internet', "frontEnd: 'internet'"],
  },
  {
    what: 'a front end for a network that the internet never sees',
    rule: frontEndReach,
    from: hybrid,
    change: (draft) => (cloudOf(draft).frontEnd = { publicFrom: ['10.1.0.0/16'] }),
    path: 'cloud.frontEnd.publicFrom.0',
    says: ['10.0.0.0/8', "'private' in place of publicFrom"],
  },
  {
    what: 'more networks of a front end than a security group takes',
    rule: frontEndReach,
    from: hybrid,
    change: (draft) =>
      (cloudOf(draft).frontEnd = { publicFrom: Array.from({ length: 61 }, (_, index) => `203.0.113.${index}/32`) }),
    path: 'cloud.frontEnd.publicFrom',
    says: ['60 networks', 'these are 61'],
  },
  {
    what: '(only in words) a reach of a front end without a load balancer',
    rule: frontEndReach,
    from: hybrid,
    change: (draft) => {
      cloudOf(draft).frontEnd = 'internet';
      delete cloudOf(draft).dnsZone;
    },
    path: 'cloud.frontEnd',
    severity: 'warning',
    says: ['no load balancer', 'write the zone'],
  },
  {
    what: 'a network of a front end with bits behind its prefix',
    rule: networksCanonical,
    from: hybrid,
    change: (draft) => (cloudOf(draft).frontEnd = { publicFrom: ['203.0.113.7/24'] }),
    path: 'cloud.frontEnd.publicFrom.0',
    says: ['this one is 203.0.113.0/24'],
  },
  {
    what: 'a network of a front end that is there twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (cloudOf(draft).frontEnd = { publicFrom: ['203.0.113.0/24', '203.0.113.0/24'] }),
    path: 'cloud.frontEnd.publicFrom.1',
    says: ['entries are unique'],
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
    what: '(only in words) a resolver endpoint that no site reaches',
    rule: resolverReach,
    from: hybrid,
    change: (draft) => {
      cloudOf(draft).network.resolverEndpoint = 'inbound';
      delete siteOf(draft).vpn;
    },
    path: 'cloud.network.resolverEndpoint',
    severity: 'warning',
    says: ['nobody reaches it', "write 'none'"],
  },
  {
    what: 'admins who differ in punctuation alone',
    rule: admins,
    from: hybrid,
    change: (draft) =>
      (cloudOf(draft).admins = ['ops.lead', 'ops_lead'].map((role) => `arn:aws:iam::123456789012:role/${role}`)),
    path: 'cloud.admins.1',
    says: ['punctuation', 'role/ops.lead'],
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

export const brokenCloud: readonly Broken[] = [...versions, ...access, ...nodes];
