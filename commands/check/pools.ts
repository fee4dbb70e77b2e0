import { gpuTypesOf } from '../../config/pools/gpu-types/gpu-types';
import { hasCloud } from '../../config/kubernetes/clusters';
import { generalFamilies, GENERAL_POOL, GENERAL_VCPUS } from '../../config/pools/general-nodes';
import { poolZoneLetters, startableTypes, untabulatedTypes, type StartableType } from '../../config/pools/pool-nodes';
import type { CloudEnvironment, Environment, GpuPoolConfig } from '../../config/schema/environment';
import { counted, NOTHING, wrapped } from './words';

export const POOL_HEAD = ['pool', 'use', 'one node', 'types that can start', 'capacity ↓', 'limit', 'zones', 'storage'];

/** Every pool of nodes: GPU pools by name, with one line for each family, and the general one; capacity in the order in which it is tried. */
export const poolRows = (environment: Environment): string[][] =>
  hasCloud(environment)
    ? [
        ...Object.entries(environment.cloud.gpuPools).map(([name, pool]) => gpuRow(environment, name, pool)),
        generalRow(environment),
      ]
    : [];

function gpuRow(environment: CloudEnvironment, name: string, pool: GpuPoolConfig): string[] {
  const letters = poolZoneLetters(environment, pool);
  const types = startableTypes(pool, environment.cloud.region, letters);
  const unknown = untabulatedTypes(pool);
  const families = [...new Set(types.map(({ family }) => family))].map((family) => {
    const sizes = types.filter((type) => type.family === family);
    return { node: gpusOf(sizes), types: wrapped(sizesOf(family, sizes), ', ') };
  });
  const lines = [...families, ...unknown.map((written) => ({ node: '?', types: [written] }))];
  const certain = letters.filter((letter) => types.some(({ zones }) => zones.includes(letter)));
  return [
    name,
    pool.use,
    lines.map(({ node, types: { length } }) => `${node}${'\n'.repeat(length - 1)}`).join('\n'),
    lines.flatMap((line) => line.types).join('\n'),
    [...(pool.capacityReservations.length > 0 ? ['reserved'] : []), ...pool.capacity].join('\n'),
    counted(pool.maxGpus, 'GPU'),
    (unknown.length > 0 ? letters : certain).join(' '),
    pool.storage ?? NOTHING,
  ];
}

function generalRow(environment: CloudEnvironment): string[] {
  const { generalPool } = environment.cloud;
  return [
    GENERAL_POOL,
    NOTHING,
    `${GENERAL_VCPUS.least}–${GENERAL_VCPUS.most} vCPUs`,
    wrapped(generalFamilies(environment.cloud), ', ').join('\n'),
    generalPool.capacity.join('\n'),
    counted(generalPool.maxCpus, 'vCPU'),
    poolZoneLetters(environment, generalPool).join(' '),
    NOTHING,
  ];
}

/** `1–8 × L4 22 GiB`: fewest and most GPUs of a node, and the memory of each. */
function gpusOf(sizes: readonly StartableType[]): string {
  const gpus = sizes.map((size) => size.gpus);
  const [least, most] = [Math.min(...gpus), Math.max(...gpus)];
  const { model = '', gpuMemoryGiB = 0 } = sizes[0] ?? {};
  return `${least === most ? least : `${least}–${most}`} × ${model} ${gpuMemoryGiB} GiB`;
}

/** Sizes of a family, those that follow each other joined: `['g6.xlarge … 8xlarge', '16xlarge']`. */
function sizesOf(family: string, startable: readonly StartableType[]): string[] {
  const runs: string[][] = [];
  let follows = false;
  for (const { type } of gpuTypesOf(family)) {
    const starts = startable.some((one) => one.type === type);
    const size = type.slice(family.length + 1);
    if (starts && follows) runs.at(-1)?.push(size);
    else if (starts) runs.push([size]);
    follows = starts;
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`${run[0] ?? ''} … ${run.at(-1) ?? ''}`] : run))
    .map((text, index) => (index === 0 ? `${family}.${text}` : text));
}
