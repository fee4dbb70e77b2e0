import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import type { CloudConfig, Environment } from '../schema/environment';
import type { Rule } from './rule';

/** Lists whose entries become resources or an order: one that is there twice is a slip, or two resources of one name. */
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
  const { network, api, admins, system, gpuPools, images } = cloud;
  return [
    ...repeated(['cloud', 'network', 'zones'], network.zones),
    ...repeated(['cloud', 'network', 'interfaceEndpoints'], network.interfaceEndpoints),
    ...(api === 'private' ? [] : repeated(['cloud', 'api', 'publicFrom'], api.publicFrom)),
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
