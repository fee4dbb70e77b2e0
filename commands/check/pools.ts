import { gpuTypesOf } from '../../config/pools/gpu-types/gpu-types';
import { hasCloud } from '../../config/kubernetes/clusters';
import {
  GENERAL_POOL,
  GENERAL_VCPUS,
  generalFamilies,
  poolZoneLetters,
  type StartableType,
  startableTypes,
  untabulatedTypes,
} from '../../config/pools/pool-nodes';
import type { CloudEnvironment, Environment, GpuPoolConfig } from '../../config/schema/environment';
import { counted, NOTHING } from './words';

export const POOL_HEAD = ['pool', 'use', 'capacity ↓', 'limit', 'zones', 'storage'];

export const POOL_TYPE_HEAD = ['pool', 'one node', 'types that can start'];

/** One pool of nodes: what a node of each family has, and what can start. */
export interface PoolFact {
  readonly pool: string;
  /** Absent for the general pool. */
  readonly use?: string;
  /** A family each, with the sizes that can start; what the table of GPU types does not know has no node. */
  readonly families: readonly { readonly node: string; readonly types: readonly string[] }[];
  /** In the order in which it is tried. */
  readonly capacity: readonly string[];
  readonly limit: { readonly count: number; readonly unit: 'GPU' | 'vCPU' };
  readonly zones: readonly string[];
  readonly storage?: string;
}

/** Every pool of nodes: GPU pools by name, and the general one. */
export const poolFacts = (environment: Environment): PoolFact[] =>
  hasCloud(environment)
    ? [
        ...Object.entries(environment.cloud.gpuPools).map(([name, pool]) => gpuPool(environment, name, pool)),
        generalPool(environment),
      ]
    : [];

function gpuPool(environment: CloudEnvironment, name: string, pool: GpuPoolConfig): PoolFact {
  const letters = poolZoneLetters(environment, pool);
  const types = startableTypes(pool, environment.cloud.region, letters);
  const unknown = untabulatedTypes(pool);
  const families = [...new Set(types.map(({ family }) => family))].map((family) => {
    const sizes = types.filter((type) => type.family === family);
    return { node: gpusOf(sizes), types: sizesOf(family, sizes) };
  });
  const certain = letters.filter((letter) => types.some(({ zones }) => zones.includes(letter)));
  return {
    pool: name,
    use: pool.use,
    families: [...families, ...unknown.map((written) => ({ node: '?', types: [written] }))],
    capacity: [...(pool.capacityReservations.length > 0 ? ['reserved'] : []), ...pool.capacity],
    limit: { count: pool.maxGpus, unit: 'GPU' },
    zones: unknown.length > 0 ? letters : certain,
    ...(pool.storage !== undefined && { storage: pool.storage }),
  };
}

function generalPool(environment: CloudEnvironment): PoolFact {
  const { capacity, maxCpus } = environment.cloud.generalPool;
  const node = `${GENERAL_VCPUS.least}–${GENERAL_VCPUS.most} vCPUs`;
  return {
    pool: GENERAL_POOL,
    families: [{ node, types: generalFamilies(environment.cloud) }],
    capacity,
    limit: { count: maxCpus, unit: 'vCPU' },
    zones: poolZoneLetters(environment, environment.cloud.generalPool),
  };
}

/** A pool in a row. */
export const poolRows = (pools: readonly PoolFact[]): string[][] =>
  pools.map(({ pool, use = NOTHING, capacity, limit, zones, storage = NOTHING }) => [
    pool,
    use,
    capacity.join('\n'),
    counted(limit.count, limit.unit),
    zones.join(' '),
    storage,
  ]);

/** A family in a row, the pool's name beside its first. */
export const poolTypeRows = (pools: readonly PoolFact[]): string[][] =>
  pools.flatMap(({ pool, families }) =>
    families.map(({ node, types }, index) => [index === 0 ? pool : '', node, types.join(', ')]),
  );

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
