import { error, type Rule, type RuleFault } from '../load/fault';
import { meant, oneOf, quoted } from '../load/closest';
import { publicFrom } from '../network/network-spaces';
import type { CloudConfig, Environment } from '../schema/environment';

/** Keys that have no effect without a cloud half are refused there. */
export const cloudNeeded: Rule = ({ cloud, sites, storage, terraformState }) => {
  if (cloud) return [];
  const faults: RuleFault[] = [];
  if (Object.keys(sites).length === 0) {
    const rule = 'an environment has a cloud half, a site, or both';
    faults.push(
      error(
        [],
        undefined,
        rule,
        'add `cloud` or an entry of `sites`; docs/environment.md begins with an example of each',
      ),
    );
  }
  if (terraformState === 's3') {
    const rule = 'state is kept in S3 only with a cloud half, and this environment has none';
    faults.push(error(['terraformState'], terraformState, rule, "write 'local', or add `cloud`"));
  }
  for (const pair of Object.keys(storage)) {
    const rule = `storage.${pair} needs a cloud half, and this environment has no cloud: a pair on a site alone is not supported yet`;
    faults.push(error(['storage', pair], storage[pair], rule, 'remove it, or add `cloud`'));
  }
  for (const [site, { identity, vpn }] of Object.entries(sites)) {
    if (identity) {
      const rule = `${site} needs no identity in AWS, since this environment has no cloud half`;
      faults.push(error(['sites', site, 'identity'], identity, rule, 'remove it, or add `cloud`'));
    }
    if (!vpn) continue;
    const rule = `the VPN of ${site} leads to the cloud half, and this environment has none`;
    faults.push(error(['sites', site, 'vpn'], vpn, rule, 'remove it, or add `cloud`'));
  }
  return faults;
};

/** The writer of a prefix that is no site. */
const CLOUD = 'cloud';

/** Every name of a storage pair or site is declared by the environment, even if code computed it. */
export const references: Rule = ({ cloud, sites, storage }) => {
  const pairs = Object.keys(storage);
  const writers = [...(cloud ? [CLOUD] : []), ...Object.keys(sites)];
  return [
    ...Object.entries(cloud?.gpuPools ?? {}).flatMap(([pool, config]) =>
      config.storage === undefined
        ? []
        : reference(['cloud', 'gpuPools', pool, 'storage'], config.storage, 'a pool reads an entry of storage', pairs),
    ),
    ...Object.entries(storage).flatMap(([pair, config]) =>
      Object.entries(config.writers).flatMap(([prefix, writer]) =>
        reference(
          ['storage', pair, 'writers', prefix],
          writer,
          cloud
            ? "a prefix is written by a site or by 'cloud'"
            : 'a prefix is written by a site, since this environment has no cloud',
          writers,
        ),
      ),
    ),
    ...(Object.hasOwn(sites, CLOUD)
      ? [
          error(
            ['sites', CLOUD],
            CLOUD,
            "a site is not called 'cloud', which means the cloud half among the writers of storage",
            'name it after its town',
          ),
        ]
      : []),
  ];
};

function reference(path: RuleFault['path'], name: string, what: string, known: readonly string[]): RuleFault[] {
  if (known.includes(name)) return [];
  const guess = meant(name, known);
  const rule = `${what}: ${known.length === 0 ? 'there is none' : oneOf(quoted(known))}`;
  const fix = guess ? `did you mean '${guess}'?` : 'write one of them, or declare it';
  return [error(path, name, rule, fix)];
}

/** Lists without duplicates: their entries become an order, or resources that would have the same name. */
export const uniqueEntries: Rule = ({ cloud, sites }) => [...(cloud ? inCloud(cloud) : []), ...inSites(sites)];

function inSites(sites: Environment['sites']): RuleFault[] {
  return Object.entries(sites).flatMap(([name, { registryMirrors, workers }]) => [
    ...Object.entries(registryMirrors).flatMap(([registry, mirrors]) =>
      repeated(['sites', name, 'registryMirrors', registry], mirrors),
    ),
    ...Object.entries(workers).flatMap(([host, { dataDisks }]) =>
      repeated(['sites', name, 'workers', host, 'dataDisks'], dataDisks),
    ),
  ]);
}

function inCloud(cloud: CloudConfig): RuleFault[] {
  const { network, api, frontEnd, admins, system, gpuPools, images } = cloud;
  return [
    ...repeated(['cloud', 'network', 'zones'], network.zones),
    ...repeated(['cloud', 'network', 'interfaceEndpoints'], network.interfaceEndpoints),
    ...repeated(['cloud', 'api', 'publicFrom'], publicFrom(api)),
    ...repeated(['cloud', 'frontEnd', 'publicFrom'], publicFrom(frontEnd)),
    ...repeated(['cloud', 'admins'], admins),
    ...repeated(['cloud', 'system', 'instanceTypes'], system.instanceTypes),
    ...repeated(['cloud', 'images'], images),
    ...Object.entries(gpuPools).flatMap(([pool, config]) =>
      (['families', 'instanceTypes', 'capacity', 'capacityReservations', 'zones'] as const).flatMap((key) =>
        repeated(['cloud', 'gpuPools', pool, key], config[key]),
      ),
    ),
    ...(['families', 'capacity', 'zones'] as const).flatMap((key) =>
      repeated(['cloud', 'generalPool', key], cloud.generalPool[key]),
    ),
  ];
}

const repeated = (path: RuleFault['path'], entries: readonly string[] = []): RuleFault[] =>
  entries.flatMap((entry, index) => {
    const first = entries.indexOf(entry);
    if (first === index) return [];
    return [
      error(
        [...path, index],
        entry,
        `entries are unique, and ${[...path, first].join('.')} is this one already`,
        'remove one of them',
      ),
    ];
  });
