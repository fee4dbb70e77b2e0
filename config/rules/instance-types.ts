import type { RuleFault } from '../fault';
import { error } from '../fault';
import { architectureOf, familyOf, hasNvidiaGpus, isAccelerated, isNitro } from '../instance-types';
import type { Rule } from './rule';

/** System nodes are ordinary ones of a single architecture, GPU pools have GPUs, and both take address prefixes. */
export const instanceTypes: Rule = ({ cloud }) => {
  if (!cloud) return [];
  return [
    ...systemFaults(cloud.system.instanceTypes),
    ...Object.entries(cloud.gpuPools).flatMap(([pool, { families }]) =>
      families.flatMap((family, index) => familyFaults(pool, family, index)),
    ),
  ];
};

const systemFaults = (types: readonly string[]): RuleFault[] =>
  types.flatMap((type, index) => {
    const path = ['cloud', 'system', 'instanceTypes', index];
    const first = types[0] ?? type;
    if (isAccelerated(familyOf(type))) {
      const rule = `system nodes have no accelerators, and ${familyOf(type)} has: they run always and would idle`;
      return [error(path, type, rule, 'use an ordinary type such as m7g.large; GPUs belong in cloud.gpuPools')];
    }
    if (!isNitro(familyOf(type))) return [error(path, type, NITRO_RULE, 'use a newer type such as m7g.large')];
    if (architectureOf(type) === architectureOf(first)) return [];
    const rule =
      `system nodes are of one architecture, since they share an image: ${first} is ${architectureOf(first)}, ` +
      `and this one is ${architectureOf(type)}`;
    return [error(path, type, rule, `use ${architectureOf(first)} types only, or the other one only`)];
  });

function familyFaults(pool: string, family: string, index: number): RuleFault[] {
  const path = ['cloud', 'gpuPools', pool, 'families', index];
  if (!hasNvidiaGpus(family)) {
    return [error(path, family, 'families of a GPU pool have NVIDIA GPUs', 'use a family such as g6, g6e, p4d or p5')];
  }
  return isNitro(family) ? [] : [error(path, family, NITRO_RULE, 'use a newer family such as g6 or p4d')];
}

const NITRO_RULE = 'nodes are of the Nitro system: older ones take no address prefixes for their pods';
