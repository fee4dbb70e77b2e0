import { error, type Rule, type RuleFault } from '../load/fault';
import { STATE_BUCKET, storagePolicyName } from '../aws/names';
import { BLOCK_STORAGE_CLASS, BUCKET_STORAGE_CLASS, hasStorage, RUNS } from '../storage/object-store';
import type { Environment } from '../schema/environment';

/** A storage pair's zone is one in which the VPC has subnets. */
export const storageZones: Rule = ({ cloud, storage }) => {
  if (!cloud) return [];
  const { zones } = cloud.network;
  return Object.entries(storage).flatMap(([pair, { zone }]) =>
    zones.includes(zone)
      ? []
      : [
          error(
            ['storage', pair, 'zone'],
            zone,
            `a pair's zone is one of cloud.network.zones: ${zones.map((letter) => `'${letter}'`).join(', ')}`,
            `write '${zones[0] ?? 'a'}', or add '${zone}' at the end of cloud.network.zones`,
          ),
        ],
  );
};

/** Prefixes of one writer: a managed policy, 6,144 characters long, holds 44 ARNs of the longest names. */
const MOST_PREFIXES = 40;

/** A storage pair's bucket and policies have unique names, and a writer's policy has room for its prefixes. */
export const storagePairs: Rule = (environment) => {
  const pairs = Object.keys(environment.storage);
  if (!environment.cloud) return [];
  return pairs.flatMap((pair) => [
    ...(pair === STATE_BUCKET ? [stateBucket(pair)] : []),
    ...samePolicies(environment, pair),
    ...tooManyPrefixes(environment, pair),
    ...prefixOfRuns(environment, pair),
  ]);
};

const stateBucket = (pair: string): RuleFault =>
  error(
    ['storage', pair],
    pair,
    `a pair is not called '${STATE_BUCKET}': its bucket would have the name of the one that keeps Terraform's state`,
    'name it after what is in it, such as maps',
  );

function samePolicies(environment: Environment, pair: string): RuleFault[] {
  const others = Object.keys(environment.storage).filter((other) => other < pair);
  const own = policyNames(environment, pair);
  return others.flatMap((other) => {
    const shared = policyNames(environment, other).find((name) => own.includes(name));
    if (shared === undefined) return [];
    const rule = `each pair has policies of its own, and both this one and storage.${other} would make '${shared}'`;
    return [error(['storage', pair], pair, rule, "choose a name without '-write-' or '-read' in it")];
  });
}

const policyNames = (environment: Environment, pair: string): string[] => {
  const writers = new Set(Object.values(environment.storage[pair]?.writers ?? {}));
  return ['read', ...[...writers].map((writer) => `write-${writer}`)].map((grant) =>
    storagePolicyName(environment, pair, grant),
  );
};

function tooManyPrefixes({ storage }: Environment, pair: string): RuleFault[] {
  const writers = Object.values(storage[pair]?.writers ?? {});
  return [...new Set(writers)].sort().flatMap((writer) => {
    const count = writers.filter((other) => other === writer).length;
    if (count <= MOST_PREFIXES) return [];
    const rule = `a writer has at most ${MOST_PREFIXES} prefixes of a pair, since its policy names them all, and '${writer}' has ${count}`;
    return [
      error(
        ['storage', pair, 'writers'],
        count,
        rule,
        'put what belongs together below one prefix, or make a second pair',
      ),
    ];
  });
}

const prefixOfRuns = ({ storage }: Environment, pair: string): RuleFault[] =>
  storage[pair]?.writers[RUNS] === undefined
    ? []
    : [
        error(
          ['storage', pair, 'writers', RUNS],
          storage[pair].writers[RUNS],
          `each cluster already writes a prefix of its own below '${RUNS}': '${RUNS}/<cluster>'`,
          'leave it out, or choose another name',
        ),
      ];

/** Each pair becomes a StorageClass of its name, so no pair has the name of another class. */
export const storageClassNames: Rule = ({ cloud, sites, storage }) => {
  const taken = [
    ...(cloud ? [BLOCK_STORAGE_CLASS] : []),
    ...(Object.values(sites).some(hasStorage) ? [BUCKET_STORAGE_CLASS] : []),
  ];
  return taken
    .filter((name) => Object.hasOwn(storage, name))
    .map((name) =>
      error(
        ['storage', name],
        name,
        `a pair becomes a StorageClass of its name, and there is one called '${name}' already`,
        'name it after what is in it, such as maps',
      ),
    );
};
