import { hasCloud } from '../kubernetes/clusters';
import { bucketName, clusterName, prefixed, systemNodeGroupName } from '../aws/names';
import { error, type Rule, type RuleFault } from '../load/fault';
import type { CloudEnvironment } from '../schema/environment';
import { NAME_LIMITS, type NamedKind } from '../aws/name-limits';
import { identityName, identityUses } from '../sites/site-identity';

/** A name that AWS will get, and the part of the environment that makes it long. */
interface LongName {
  readonly kind: NamedKind;
  readonly name: string;
  /** Place of the part that its owner can shorten. */
  readonly path: RuleFault['path'];
  readonly part: string | readonly string[];
}

/** Names that are made from the owner's own ones fit the lengths that AWS takes, prefixes included. */
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
  // Also before there is an identity: the site's certificate has the name already, and as common name it has the same limit.
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
