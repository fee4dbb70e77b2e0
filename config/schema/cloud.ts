import * as z from 'zod';
import { EKS_VERSION } from '../versions';
import { ArgoCd } from './argo-cd';
import { GeneralPool } from './general-pool';
import { GpuPool } from './gpu-pool';
import { Cidr, DnsName, InstanceType, KmsKeyArn, Name, named, RoleArn, ZoneLetter } from './primitives';

/** AWS services that pods and nodes may reach by a private address instead of NAT. */
export const INTERFACE_ENDPOINTS = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'logs',
  'sqs',
  'ssm',
  'sts',
] as const;

const CloudNetwork = z.strictObject({
  /** The VPC's network, /16 to /20. */
  vpcCidr: Cidr.meta({ examples: ['10.0.0.0/16', '10.128.0.0/18'] }),
  /** Zone letters of the region, two or three: `['a', 'b', 'c']`. */
  zones: z.array(ZoneLetter).min(2).max(3),
  /**
   * One NAT gateway in the first zone, or one per zone.
   * @default 'single': each NAT gateway has a fixed cost. If the first zone is lost, the others lose the internet too
   */
  nat: z.enum(['single', 'per-zone']).default('single'),
  /**
   * Pods that the cluster must be able to hold; the subnets are checked against it.
   * @default 1000
   */
  maxPods: z.int().positive().default(1000),
  /**
   * Services with an interface endpoint in each zone.
   * @default []: endpoints would be most of an idle bill; S3 always has its free gateway endpoint
   */
  interfaceEndpoints: z.array(z.enum(INTERFACE_ENDPOINTS)).default([]),
  /**
   * Route 53 Resolver endpoint, through which the sites resolve the VPC's private names.
   * @default 'none': each address is a fixed hourly cost
   */
  resolverEndpoint: z.enum(['none', 'inbound']).default('none'),
  /**
   * How long VPC flow logs and VPN tunnel logs are kept, in days.
   * @default 30
   */
  logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]).default(30),
});

/** Some networks of the internet. */
const PublicFrom = z.strictObject({ publicFrom: z.array(Cidr).min(1) });

/** Where the Kubernetes API can be reached from. There is no default: the owner must choose. */
const ApiReach = z.union([PublicFrom, z.literal('private')], "'private', or { publicFrom: ['203.0.113.0/24'] }");

/** Where the front end can be reached from. The whole internet is a word of its own, since it should be meant. */
const FrontEndReach = z.union(
  [PublicFrom, z.enum(['private', 'internet'])],
  "'private', 'internet', or { publicFrom: ['203.0.113.0/24'] }",
);

const SystemNodes = z.strictObject({
  /** Instance types of the system node group, all of one architecture. */
  instanceTypes: z.array(InstanceType).min(1),
  /** Nodes that always run: the cloud's minimum footprint. */
  count: z.int().min(2),
  /**
   * Operating system of the system nodes.
   * @default 'bottlerocket': read-only root, no shell
   */
  os: z.enum(['bottlerocket', 'al2023']).default('bottlerocket'),
});

const Database = z.strictObject({
  /** RDS instance class, such as `db.t4g.medium`. */
  instanceClass: z
    .string()
    .regex(/^db\.[a-z0-9-]+\.[a-z0-9]+$/, 'an RDS instance class such as db.t4g.medium')
    .meta({ examples: ['db.t4g.medium', 'db.m7g.large'] }),
  /** Storage in GiB; RDS grows it by itself up to four times this. */
  storageGiB: z.int().min(20).max(16384),
  /**
   * One zone, or a standby in a second one at twice the price.
   * @default 'multi-zone': logs and metadata of every job are kept only here
   */
  availability: z.enum(['single-zone', 'multi-zone']).default('multi-zone'),
  /**
   * How long automatic backups are kept, in days.
   * @default 14
   */
  backupDays: z.int().min(1).max(35).default(14),
});

/** The AWS half of an environment. */
export const Cloud = z.strictObject({
  /** AWS account, twelve digits; Terraform refuses to run in any other. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account id of twelve digits')
    .meta({ examples: ['123456789012', '210987654321'] }),
  /** AWS region, such as `ap-northeast-2`. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as ap-northeast-2')
    .meta({ examples: ['ap-northeast-2', 'eu-west-1'] }),
  network: CloudNetwork,
  /** Addresses of Kubernetes Services. They are used only inside the cluster, but must not overlap other networks. */
  serviceCidr: Cidr.meta({ examples: ['172.20.0.0/16', '172.28.0.0/18'] }),
  /**
   * Kubernetes minor of the EKS cluster.
   * @default EKS_VERSION of config/versions.ts
   */
  kubernetesVersion: z
    .string()
    .regex(/^1\.\d+$/, 'a Kubernetes minor such as 1.35')
    .meta({ examples: ['1.35', '1.34'] })
    .default(EKS_VERSION),
  api: ApiReach,
  /** Roles with cluster-admin rights; the role that deploys must be one of them, since the creator gets no rights. */
  admins: z.array(RoleArn).min(1),
  system: SystemNodes,
  /**
   * The account-wide role by which EC2 requests spot instances.
   * @default 'exists'; 'create' once in an account that has never used spot
   */
  spotServiceLinkedRole: z.enum(['create', 'exists']).default('exists'),
  /**
   * The KMS key of all disks, of nodes and of claims: AWS's own (`alias/aws/ebs`), one that the environment makes, or the ARN of yours.
   * @default 'aws': it costs nothing and everything that starts a node may use it, whatever the account's default key is
   */
  diskKey: z.union([z.enum(['aws', 'own']), KmsKeyArn], "'aws', 'own', or the ARN of a KMS key").default('aws'),
  /**
   * Pools of GPU nodes.
   * @default {}
   */
  gpuPools: named(GpuPool).prefault({}),
  /**
   * The pool of ordinary nodes.
   * @default its keys' defaults
   */
  generalPool: GeneralPool.prefault({}),
  database: Database.optional(),
  argoCd: ArgoCd.prefault({}),
  /**
   * Container image repositories.
   * @default the platform's own four programs
   */
  images: z.array(Name).default(['back-end', 'front-end', 'pipeline', 'placement']),
  /** Public hosted zone for the platform's names; `preflight` looks for it. */
  dnsZone: DnsName.optional(),
  /**
   * From where the front end's load balancer answers, where there is a `dnsZone`.
   * @default the value of `api`: who administers the platform works with it, and the back office is nobody else's to find
   */
  frontEnd: FrontEndReach.optional(),
});

/** One BGP peer of the cloud: a site's router. */
export const Vpn = z.strictObject({
  /** Public IPv4 address of the site's router. */
  peer: z.ipv4('a public IPv4 address such as 203.0.113.10').meta({ examples: ['203.0.113.10', '198.51.100.10'] }),
  /** The site's autonomous system number: for private use (RFC 6996), and not 64512, which is the cloud's. */
  asn: z.union(
    [z.int().min(64513).max(65534), z.int().min(4200000000).max(4294967294)],
    "a private autonomous system number other than the cloud's: 64513 to 65534, or 4200000000 to 4294967294",
  ),
  /**
   * Inside networks (/30) of the two tunnels.
   * @default 169.254.<n>.0/30 and 169.254.<n>.4/30, n the site's place in the environment counted from 10
   */
  tunnelInsideCidrs: z.tuple([Cidr, Cidr]).optional(),
});
