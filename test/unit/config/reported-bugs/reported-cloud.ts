import { cloudOf, cloudOnly, hybrid, pairOf, poolOf } from '../../../support/drafts';
import type { Reported } from './reported';

const ROLE = 'arn:aws:iam::123456789012:role';

/** Regions, zones, roles and types of AWS. */
export const reportedCloud: readonly Reported[] = [
  {
    what: 'a name that begins as no load balancer may',
    report: 'aws-load-balancer-controller#2295',
    from: hybrid,
    change: (draft) => (draft.name = 'internal-tools'),
    path: 'name',
    says: ["no load balancer's name begins with 'internal-'", 'ends in -internal'],
  },
  {
    what: 'a role of IAM Identity Center without its path',
    report: 'terraform-aws-eks#2969',
    from: hybrid,
    change: (draft) => (cloudOf(draft).admins = [`${ROLE}/AWSReservedSSO_Admin_0123456789abcdef`]),
    path: 'cloud.admins.0',
    says: ['aws-reserved/sso.amazonaws.com/', 'aws iam get-role --role-name AWSReservedSSO_Admin_0123456789abcdef'],
  },
  {
    what: 'a role that has only a path',
    report: 's45',
    from: hybrid,
    change: (draft) => (cloudOf(draft).admins = [`${ROLE}/path/`]),
    path: 'cloud.admins.0',
    says: ['the ARN of an IAM role, such as'],
  },
  {
    what: 'a region in China',
    report: 'terraform-aws-eks#3650, #1143',
    from: hybrid,
    change: (draft) => {
      const cloud = cloudOf(draft);
      Object.assign(cloud, { region: 'cn-north-1', admins: ['arn:aws-cn:iam::123456789012:role/PlatformAdmin'] });
      cloud.network.zones = ['a', 'b'];
    },
    path: 'cloud.region',
    says: ['AWS China is not supported', 'ECR Public', 'outside of China'],
  },
  {
    what: 'a region that does not exist',
    report: 'bug28b',
    from: hybrid,
    change: (draft) => (cloudOf(draft).region = 'eu-nowhere-7'),
    path: 'cloud.region',
    says: ['AWS has no such region', 'write a region of AWS'],
  },
  {
    what: 'an instance type whose size does not exist',
    report: 's52',
    from: hybrid,
    change: (draft) => (cloudOf(draft).system.instanceTypes = ['m99x.gigantic']),
    path: 'cloud.system.instanceTypes.0',
    says: ['an instance type such as m7g.large'],
  },
  ...['t4g.nano', 't4g.micro', 't4g.small'].map((type) => ({
    what: `system nodes of ${type}, too small for what always runs`,
    report: 'bug09c, s54, s174',
    from: hybrid,
    change: (draft: ReturnType<typeof hybrid>) => (cloudOf(draft).system.instanceTypes = [type]),
    path: 'cloud.system.instanceTypes.0',
    says: ['what always runs', 'at most 2 GiB of memory', 'use t4g.medium or larger'],
  })),
  {
    what: 'a zone of a pool from which its files cannot be mounted',
    report: 'aws-efs-csi-driver#489',
    from: hybrid,
    change: (draft) => {
      pairOf(draft).mountTargets = 'own-zone';
      poolOf(draft).zones = ['a', 'c'];
    },
    path: 'cloud.gpuPools.pipeline.zones.1',
    says: ["storage.maps has mountTargets 'own-zone'", 'only zone a', "leave 'c' out", "mountTargets: 'all-zones'"],
  },
  {
    what: 'a zone of a pool that only costs more, where every zone has a mount target',
    report: 'aws-efs-csi-driver#489',
    from: hybrid,
    change: (draft) => (poolOf(draft).zones = ['a', 'c']),
    path: 'cloud.gpuPools.pipeline.zones.1',
    severity: 'warning',
    says: ['AWS charges each gigabyte between zones'],
  },
  {
    what: 'an IPv6 network',
    report: 'cdk-eks-blueprints#1079',
    from: cloudOnly,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '2001:db8::/56'),
    path: 'cloud.network.vpcCidr',
    says: ['an IPv4 network', "vpcCidr: '10.0.0.0/16'"],
  },
];
