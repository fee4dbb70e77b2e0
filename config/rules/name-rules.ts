import { hasCloud } from '../kubernetes/clusters';
import { hasImage } from '../aws/platform-image';
import { bucketName, clusterName, prefixed, systemNodeGroupName } from '../aws/names';
import { error, type Rule, type RuleFault } from '../load/fault';
import type { CloudEnvironment } from '../schema/environment';
import { NAME_LIMITS, type NamedKind } from '../aws/name-limits';
import { identityName, identityUses } from '../sites/site-identity';

/** A name in AWS, and the part of the environment that makes it long. */
interface LongName {
  readonly kind: NamedKind;
  readonly name: string;
  /** Place of the part that its owner can shorten. */
  readonly path: RuleFault['path'];
  readonly part: string | readonly string[];
}

/** Names that are made from the owner's names, with their prefixes, are no longer than AWS allows. */
export const nameLengths: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  return namesOf(environment).flatMap(({ kind, name, path, part }) => {
    const { limit, what } = NAME_LIMITS[kind];
    const over = name.length - limit;
    if (over <= 0) return [];
    const from = typeof part === 'string' ? 'this name' : 'all of these';
    const rule = `${what} has at most ${limit} characters, and '${name}', made from ${from}, has ${name.length}`;
    return [error(path, part, rule, fixFor(part, over, environment.name))];
  });
};

function fixFor(part: LongName['part'], over: number, environmentName: string): string {
  if (typeof part !== 'string') return 'name fewer of them';
  return part.length - over > 1
    ? `shorten it to ${part.length - over} characters, or the environment's name by ${over}`
    : `shorten the environment's name ('${environmentName}') by ${over}`;
}

const namesOf = (environment: CloudEnvironment): LongName[] => [
  { kind: 'cluster', name: clusterName(environment), path: ['name'], part: environment.name },
  {
    kind: 'nodeGroup',
    name: systemNodeGroupName(environment.cloud),
    path: ['cloud', 'system', 'instanceTypes'],
    part: environment.cloud.system.instanceTypes,
  },
  // This also holds without an identity: the name is the common name of the site's certificate, with the same limit.
  ...Object.keys(environment.sites).flatMap((site) =>
    identityUses(environment, site).map((use): LongName => ({
      kind: 'role',
      name: identityName(environment, site, use.name),
      path: ['sites', site],
      part: site,
    })),
  ),
  ...Object.keys(environment.storage).flatMap((pair): LongName[] => {
    const at = { path: ['storage', pair], part: pair };
    return [
      { kind: 'bucket', name: bucketName(environment, pair), ...at },
      { kind: 'fileSystem', name: prefixed(environment, pair), ...at },
    ];
  }),
];

/**
 * Elastic Load Balancing keeps names that begin with `internal-` for itself (its API reference, CreateLoadBalancer, `Name`), and the front
 * end's load balancer has the environment's name. There is one only with a public zone.
 */
export const loadBalancerNames: Rule = (environment) =>
  environment.cloud?.dnsZone !== undefined &&
  hasImage(environment, 'front-end') &&
  `${environment.name}-front-end`.startsWith('internal-')
    ? [
        error(
          ['name'],
          environment.name,
          "no load balancer's name begins with 'internal-', and the front end's is made from this name",
          'choose another name, such as one that ends in -internal',
        ),
      ]
    : [];
