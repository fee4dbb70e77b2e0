import * as z from 'zod';

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

/** An IPv4 network in CIDR notation, such as `10.20.0.0/24`; that it has no host bits is a rule of its own. */
export const Cidr = z
  .cidrv4('an IPv4 network such as 10.20.0.0/24')
  .meta({ examples: ['10.20.0.0/24', '10.77.0.0/22'] });

/** An IAM role's ARN; sessions and users are not accepted because EKS access entries match the role. */
export const RoleArn = z
  .string()
  .regex(
    /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/PlatformAdmin',
  )
  .meta({ examples: ['arn:aws:iam::123456789012:role/PlatformAdmin', 'arn:aws:iam::210987654321:role/Deployer'] });

/** A fully qualified DNS name without the trailing dot. */
export const DnsName = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a DNS name such as acme.example')
  .meta({ examples: ['acme.example', 'globex.example'] });

/** Letter of a zone in the environment's region. */
export const ZoneLetter = z
  .string()
  .regex(/^[a-z]$/, "a zone's letter, such as 'a'")
  .meta({ examples: ['a', 'b'] });

/** An EC2 instance family, such as `g6`. */
export const InstanceFamily = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an instance family such as g6')
  .meta({ examples: ['g6', 'p5'] });

/** An EC2 instance type, such as `g6.xlarge`. */
export const InstanceType = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance type such as m7g.large')
  .meta({ examples: ['m7g.large', 'c7i.xlarge'] });

const DURATION = /^(?:[1-9]\d{0,4}h)?(?:[1-9]\d{0,4}m)?(?<=[hm])$/;

/** A time in hours and minutes; Karpenter takes no days, and budgets no seconds. */
export const Duration = z
  .string()
  .regex(DURATION, 'a time in hours and minutes such as 90m, 8h or 1h30m')
  .meta({ examples: ['8h', '90m'] });

const TIME_OR_NEVER = "a time in hours and minutes such as 90m, 8h or 1h30m, or 'Never'";

/** A {@link Duration}, or that it never comes. */
export const DurationOrNever = z
  .union([z.literal('Never'), z.string().regex(DURATION, TIME_OR_NEVER)], TIME_OR_NEVER)
  .meta({ examples: ['8h', 'Never'] });

/** A record keyed by {@link Name}, so that a duplicate is a compile error. */
export const named = <T extends z.ZodType>(value: T) => z.record(Name, value);
