import { oneOf, quoted } from '../load/closest';
import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import type { CloudConfig, GeneralPoolConfig, GpuPoolConfig } from '../schema/environment';

type Path = RuleFault['path'];

/** The parts of an environment that a pool depends on. */
type Surroundings = Pick<CloudConfig, 'network'>;

/** Faults of a GPU pool, by itself and in its network. */
export const gpuPoolFaults = (path: Path, pool: GpuPoolConfig, cloud: Surroundings): RuleFault[] => [
  ...typesFaults(path, pool),
  ...capacityFaults([...path, 'capacity'], pool.capacity),
  ...zoneFaults([...path, 'zones'], pool.zones, cloud),
  ...gpuCountFaults([...path, 'gpusPerNode'], pool.gpusPerNode),
  ...budgetFaults([...path, 'disruptionBudgets'], pool.disruptionBudgets),
];

/** Faults of the general pool, by itself and in its network. */
export const generalPoolFaults = (path: Path, pool: GeneralPoolConfig, cloud: Surroundings): RuleFault[] => [
  ...capacityFaults([...path, 'capacity'], pool.capacity),
  ...zoneFaults([...path, 'zones'], pool.zones, cloud),
  ...budgetFaults([...path, 'disruptionBudgets'], pool.disruptionBudgets),
];

function typesFaults(path: Path, { families, instanceTypes }: GpuPoolConfig): RuleFault[] {
  const rule = 'a GPU pool names its families or its instanceTypes, one of the two';
  if (families && instanceTypes)
    return [
      error([...path, 'instanceTypes'], instanceTypes, rule, 'remove one of them; types are the narrower choice'),
    ];
  if (families ?? instanceTypes) return [];
  return [error([...path, 'families'], undefined, `required: ${rule}`, "write such as families: ['g6', 'g5']")];
}

function capacityFaults(path: Path, capacity: readonly string[]): RuleFault[] {
  if (capacity[0] !== 'on-demand' || !capacity.includes('spot')) return [];
  return [
    error(
      path,
      capacity,
      'in one pool Karpenter tries reserved capacity, then spot, then on-demand, always in this order',
      "write ['spot', 'on-demand'], or make two pools: one on demand with the greater weight, one on spot",
    ),
  ];
}

const zoneFaults = (path: Path, zones: readonly string[] = [], { network }: Surroundings): RuleFault[] =>
  zones.flatMap((zone, index) => {
    if (network.zones.includes(zone)) return [];
    const rule = `a pool's zones are among cloud.network.zones: ${quoted(network.zones).join(', ')}`;
    return [error([...path, index], zone, rule, `write ${oneOf(quoted(network.zones))}`)];
  });

function gpuCountFaults(path: Path, gpusPerNode: GpuPoolConfig['gpusPerNode']): RuleFault[] {
  if (!gpusPerNode || gpusPerNode.from <= gpusPerNode.to) return [];
  const { from, to } = gpusPerNode;
  return [error(path, gpusPerNode, `from is at most to: no node has ${from} or more and ${to} or fewer`, 'swap them')];
}

const budgetFaults = (path: Path, budgets: GpuPoolConfig['disruptionBudgets']): RuleFault[] =>
  budgets.flatMap(({ reasons = [] }, index) => {
    const twice = reasons.findIndex((reason, at) => reasons.indexOf(reason) < at);
    if (twice < 0) return [];
    return [error([...path, index, 'reasons', twice], reasons[twice], 'a reason is there once', 'remove the second')];
  });
