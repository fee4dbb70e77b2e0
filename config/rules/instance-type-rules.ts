import { INSTANCE_SIZES } from '../aws/instance-sizes.generated';
import { GPU_TABLE } from '../pools/gpu-types/families.generated';
import { meant } from '../load/closest';
import { error, type Rule, type RuleFault, warning } from '../load/fault';
import { architectureOf, familyOf, hasNvidiaGpus, hasWholeGpus, isAccelerated, isNitro } from '../aws/instance-types';

/**
 * System nodes have no accelerators and one architecture, GPU pools have GPUs, the general pool has none, and all nodes support address
 * prefixes.
 */
export const instanceTypes: Rule = ({ cloud }) => {
  if (!cloud) return [];
  return [
    ...systemFaults(cloud.system.instanceTypes),
    ...Object.entries(cloud.gpuPools).flatMap(([pool, { families, instanceTypes = [] }]) => [
      ...(families ?? []).flatMap((family, index) => gpuFaults(['cloud', 'gpuPools', pool, 'families', index], family)),
      ...instanceTypes.flatMap((type, index) => gpuFaults(['cloud', 'gpuPools', pool, 'instanceTypes', index], type)),
    ]),
    ...(cloud.generalPool.families ?? []).flatMap((family, index) => generalFaults(family, index)),
  ];
};

/**
 * Types and families are among those that EC2 has. One that is not may be newer than the table, so it is a warning; GPU pools have a table
 * of their own, which knows the zones too.
 */
export const instanceTypesExist: Rule = ({ cloud }) => {
  if (!cloud) return [];
  const { system, generalPool, region } = cloud;
  return [
    ...system.instanceTypes.flatMap((type, index) =>
      unknown(['cloud', 'system', 'instanceTypes', index], type, region),
    ),
    ...(generalPool.families ?? []).flatMap((family, index) =>
      unknown(['cloud', 'generalPool', 'families', index], family, region),
    ),
  ];
};

function unknown(path: RuleFault['path'], typeOrFamily: string, region: string): RuleFault[] {
  const family = familyOf(typeOrFamily);
  const sizes = (Object.hasOwn(INSTANCE_SIZES, family) ? INSTANCE_SIZES[family] : undefined)?.split(' ');
  const types = sizes?.map((size) => `${family}.${size}`);
  if (types && (typeOrFamily === family || types.includes(typeOrFamily))) return [];
  // Types older than Nitro, which the table leaves out in part, are refused by another rule.
  if (!isNitro(family)) return [];
  const near = types ? meant(typeOrFamily, types) : meant(family, Object.keys(INSTANCE_SIZES));
  const rule = `EC2 has such types: the table (${GPU_TABLE.source}, ${GPU_TABLE.date}) knows no ${types ? typeOrFamily : family}, so a node of it may never start`;
  const values = typeOrFamily === family ? `${family}.*` : typeOrFamily;
  const ask = `ask AWS: aws ec2 describe-instance-types --region ${region} --filters 'Name=instance-type,Values=${values}'`;
  return [warning(path, typeOrFamily, rule, near === undefined ? ask : `did you mean '${near}'? Else ${ask}`)];
}

/** Sizes of at most 2 GiB (EC2, "Instance types", family T). */
const TOO_SMALL = /\.(nano|micro|small)$/;

const systemFaults = (types: readonly string[]): RuleFault[] =>
  types.flatMap((type, index) => {
    const path = ['cloud', 'system', 'instanceTypes', index];
    const first = types[0] ?? type;
    if (isAccelerated(familyOf(type))) {
      const rule = `system nodes have no accelerators, and ${familyOf(type)} has some: they always run and would idle`;
      return [error(path, type, rule, 'use an ordinary type such as m7g.large; GPUs belong in cloud.gpuPools')];
    }
    if (!isNitro(familyOf(type))) return [error(path, type, NITRO_RULE, 'use a newer type such as m7g.large')];
    if (TOO_SMALL.test(type)) {
      const rule =
        'system nodes hold what always runs, such as Karpenter and CoreDNS, and types with at most 2 GiB of memory have too little';
      return [error(path, type, rule, `use ${familyOf(type)}.medium or larger`)];
    }
    if (architectureOf(type) === architectureOf(first)) return [];
    const rule =
      `system nodes are of one architecture, since they share an image: ${first} is ${architectureOf(first)}, ` +
      `and this one is ${architectureOf(type)}`;
    return [error(path, type, rule, `use ${architectureOf(first)} types only, or the other one only`)];
  });

function gpuFaults(path: RuleFault['path'], typeOrFamily: string): RuleFault[] {
  const family = familyOf(typeOrFamily);
  if (!hasNvidiaGpus(family)) {
    return [
      error(path, typeOrFamily, 'nodes of a GPU pool have NVIDIA GPUs', 'use a family such as g6, g6e, p4d or p5'),
    ];
  }
  if (!hasWholeGpus(family)) {
    const rule = `nodes of a GPU pool have whole GPUs: those of ${family} have a part of one, which Karpenter counts as none`;
    return [error(path, typeOrFamily, rule, 'use a family such as g6')];
  }
  return isNitro(family) ? [] : [error(path, typeOrFamily, NITRO_RULE, 'use a newer family such as g6 or p4d')];
}

function generalFaults(family: string, index: number): RuleFault[] {
  const path = ['cloud', 'generalPool', 'families', index];
  if (isAccelerated(family)) {
    const rule = 'general nodes have no accelerators: any pod may run there, and would waste them';
    return [error(path, family, rule, 'use an ordinary family such as m7g; GPUs belong in cloud.gpuPools')];
  }
  return isNitro(family) ? [] : [error(path, family, NITRO_RULE, 'use a newer family such as m7g')];
}

const NITRO_RULE = 'nodes use the Nitro system: older types cannot take address prefixes for their pods';
