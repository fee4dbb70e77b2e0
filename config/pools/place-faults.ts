import { architectureOf } from '../aws/instance-types';
import { error, warning, type RuleFault } from '../load/fault';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { typesKey, writtenTypes } from './pool-nodes';

type Path = RuleFault['path'];

/** Whether a pool's nodes are near their data, have one architecture, and, if they serve people, do not all go at once. */
export const placeFaults = (
  path: Path,
  pool: GpuPoolConfig,
  environment: Pick<CloudEnvironment, 'storage'>,
): RuleFault[] => [
  ...architectureFaults([...path, typesKey(pool)], writtenTypes(pool)),
  ...farFromStorage([...path, 'zones'], pool, environment),
  ...servingOnSpot([...path, 'capacity'], pool),
];

const architectureFaults = (path: Path, written: readonly string[]): RuleFault[] =>
  written.flatMap((one, index) => {
    const first = written[0] ?? one;
    const [its, wanted] = [architectureOf(one), architectureOf(first)];
    if (its === wanted) return [];
    const rule =
      `a pool's nodes have one architecture, since the scheduler ignores that of an image: ${first} is ${wanted}, ` +
      `and this one is ${its}`;
    return [error([...path, index], one, rule, 'make a pool of its own for it, of families of one architecture')];
  });

/**
 * Across zones a pod can mount files, at a cost, if its own zone has a mount target too; without one it waits for ever (aws-efs-csi-driver,
 * issue 489; efs-utils, `src/efs_utils_common/metadata.py`, "No matching mount target in the az").
 */
function farFromStorage(
  path: Path,
  { storage: name, zones = [] }: GpuPoolConfig,
  { storage }: Pick<CloudEnvironment, 'storage'>,
): RuleFault[] {
  const pair = name !== undefined && Object.hasOwn(storage, name) ? storage[name] : undefined;
  if (name === undefined || !pair) return [];
  return zones.flatMap((zone, index) => {
    if (zone === pair.zone) return [];
    if (pair.mountTargets === 'own-zone') {
      const rule =
        `every node of a pool can mount the storage that it reads: storage.${name} has mountTargets 'own-zone', so only zone ` +
        `${pair.zone} has one`;
      const fix = `leave '${zone}' out, or write mountTargets: 'all-zones' in storage.${name}: a mount target costs nothing`;
      return [error([...path, index], zone, rule, fix)];
    }
    const rule = `nodes run where they read: storage.${name} is in zone ${pair.zone}, and AWS charges each gigabyte between zones`;
    return [warning([...path, index], zone, rule, 'leave it out, or take the cost for more capacity')];
  });
}

function servingOnSpot(path: Path, { use, capacity, capacityReservations }: GpuPoolConfig): RuleFault[] {
  if (use !== 'serving' || capacity.includes('on-demand') || capacityReservations.length > 0) return [];
  const rule =
    'a serving pool has capacity that stays: spot nodes of one kind are taken back together, with two minutes of notice, ' +
    'and then nothing answers';
  return [error(path, capacity, rule, "write ['on-demand'], or ['spot', 'on-demand'] to fall back on it")];
}
