import * as z from 'zod';

// Otherwise zod compiles a function for each schema, which takes longer than the few environments that it then parses.
z.config({ jitless: true });

/** A name as it appears in AWS, Kubernetes and Ansible alike: lowercase DNS label of at most 31 characters. */
export const Name = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,30}$/,
    'lowercase letters, digits and single hyphens, starting with a letter, ending with a letter or digit, at most 31 characters',
  )
  .meta({ examples: ['acme', 'globex'] });

/** An IPv4 address, such as `10.20.0.11`. */
export const Address = z.ipv4('an IPv4 address such as 10.20.0.11').meta({ examples: ['10.20.0.11', '10.77.0.11'] });

/** An IPv4 network in CIDR notation, such as `10.20.0.0/24`; another rule checks that it has no host bits. */
export const Cidr = z
  .cidrv4('an IPv4 network such as 10.20.0.0/24')
  .meta({ examples: ['10.20.0.0/24', '10.77.0.0/22'] });

/** An IAM role's ARN; sessions and users are not accepted because EKS access entries match the role. */
export const RoleArn = z
  .string()
  .regex(
    /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/PlatformAdmin',
  )
  .meta({ examples: ['arn:aws:iam::123456789012:role/PlatformAdmin', 'arn:aws:iam::210987654321:role/Deployer'] });

/** A KMS key's ARN; an alias may come to mean another key. */
export const KmsKeyArn = z
  .string()
  .regex(
    /^arn:aws(-cn|-us-gov)?:kms:[a-z]{2}(-[a-z]+)+-\d:\d{12}:key\/(mrk-)?[0-9a-f-]{32,36}$/,
    'the ARN of a KMS key, such as arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  )
  .meta({
    examples: [
      'arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      'arn:aws:kms:eu-west-1:210987654321:key/4321dcba-21ba-43dc-65fe-ba0987654321',
    ],
  });

/** A fully qualified DNS name without the trailing dot. */
export const DnsName = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a DNS name such as acme.example')
  .meta({ examples: ['acme.example', 'globex.example'] });

/** Letter of one of the region's zones. */
export const ZoneLetter = z
  .string()
  .regex(/^[a-z]$/, "a zone's letter, such as 'a'")
  .meta({ examples: ['a', 'b'] });

/** Letters, a generation, options; or a machine with its memory in TiB (EC2, "Instance type naming conventions"). */
const FAMILY = String.raw`(?:u-\d+tb\d|[a-z]{1,3}\d{1,2}[a-z]*(?:-[a-z0-9]+)?)`;
const SIZE = String.raw`(?:nano|micro|small|medium|large|(?:[1-9]\d{0,2})?xlarge|metal(?:-\d{1,3}xl)?)`;

/** An EC2 instance family, such as `g6`. */
export const InstanceFamily = z
  .string()
  .regex(new RegExp(`^${FAMILY}$`), 'an instance family such as g6')
  .meta({ examples: ['g6', 'p5'] });

/** An EC2 instance type, such as `g6.xlarge`. */
export const InstanceType = z
  .string()
  .regex(new RegExp(`^${FAMILY}\\.${SIZE}$`), 'an instance type such as m7g.large')
  .meta({ examples: ['m7g.large', 'c7i.xlarge'] });

const DURATION = /^(?:[1-9]\d{0,3}h)?(?:[1-9]\d{0,3}m)?(?<=[hm])$/;

const TIME = 'a time in hours and minutes such as 90m, 8h or 1h30m';

/** A time in hours and minutes, each of at most four digits; Karpenter takes no days, and its budgets take no seconds. */
export const Duration = z
  .string()
  .regex(DURATION, `${TIME}, in numbers of at most four digits`)
  .meta({ examples: ['8h', '90m'] });

const TIME_OR_NEVER = `${TIME}, in numbers of at most four digits, or 'Never'`;

/** A {@link Duration}, or `Never`. */
export const DurationOrNever = z
  .union([z.literal('Never'), z.string().regex(DURATION, TIME_OR_NEVER)], TIME_OR_NEVER)
  .meta({ examples: ['8h', 'Never'] });

/** A host's name with or without a port, as a pattern for longer ones. */
export const HOST_AND_PORT = String.raw`[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?`;

/** A record keyed by {@link Name}, so that a duplicate is a compile error. */
export const named = <T extends z.ZodType>(value: T) => z.record(Name, value);
