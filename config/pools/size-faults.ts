import { oneOf } from '../load/closest';
import { type RuleFault, error, warning } from '../load/fault';
import { gpuTypesOf, zonesWith, type GpuType } from './gpu-types/gpu-types';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { typesKey, poolZoneLetters, gpuRange, untabulatedTypes, writtenTypes } from './pool-nodes';

type Path = RuleFault['path'];

/** Whether any node, and a node of each family or type, fits the pool's GPUs a node and its limit. */
export function sizeFaults(
  path: Path,
  pool: GpuPoolConfig,
  environment: Pick<CloudEnvironment, 'cloud' | 'storage'>,
): RuleFault[] {
  const zones = poolZoneLetters(environment, pool);
  const offered = (written: string): GpuType[] =>
    gpuTypesOf(written).filter(({ type }) => zonesWith(environment.cloud.region, type, zones).length > 0);
  const all = writtenTypes(pool).flatMap(offered);
  // A type that is offered nowhere gets another fault; a type that the table does not know may have any number.
  const isSure = all.length > 0 && untabulatedTypes(pool).length === 0;
  const { gpusPerNode, maxGpus } = pool;
  const asked = all.filter(({ gpus }) => !gpusPerNode || (gpus >= gpusPerNode.from && gpus <= gpusPerNode.to));
  if (isSure && gpusPerNode && asked.length === 0) {
    if (gpusPerNode.from > gpusPerNode.to) return [];
    const rule = `some type of the pool has the wanted number of GPUs: its nodes have ${counts(all)}`;
    return [error([...path, 'gpusPerNode'], gpusPerNode, rule, 'widen it, or choose other families')];
  }
  const smallest = asked.reduce<GpuType | undefined>(
    (least, type) => (type.gpus < (least?.gpus ?? Infinity) ? type : least),
    undefined,
  );
  if (isSure && smallest && smallest.gpus > maxGpus) {
    const rule = `the pool may hold at least its smallest node: ${smallest.type} has ${smallest.gpus} GPUs`;
    const fix = `raise it to ${smallest.gpus} or a multiple, or choose families with smaller nodes`;
    return [error([...path, 'maxGpus'], maxGpus, rule, fix)];
  }
  return [
    ...writtenTypes(pool).flatMap((one, index) => useless([...path, typesKey(pool), index], one, offered(one), pool)),
    ...overLimit([...path, 'gpusPerNode', 'to'], asked, pool),
  ];
}

/** A family or type whose nodes can never start, while others can. */
function useless(path: Path, one: string, types: readonly GpuType[], pool: GpuPoolConfig): RuleFault[] {
  const { from, to } = gpuRange(pool);
  if (types.length === 0 || types.some(({ gpus }) => gpus >= from && gpus <= to)) return [];
  const wanted = from === to ? `${to} GPUs` : `${from} to ${to} GPUs`;
  const rule = `each family or type can start: nodes of ${one} have ${counts(types)}, and the pool takes ${wanted} a node`;
  return [warning(path, one, rule, 'leave it out, or change gpusPerNode or maxGpus')];
}

/** Sizes that the owner asked for but that exceed the limit. */
function overLimit(path: Path, asked: readonly GpuType[], { gpusPerNode, maxGpus }: GpuPoolConfig): RuleFault[] {
  const never = asked.filter(({ gpus }) => gpus > maxGpus).map(({ type }) => type);
  if (!gpusPerNode || never.length === 0) return [];
  const rule = `every wanted node size can start: with maxGpus ${maxGpus} these never do: ${never.join(', ')}`;
  return [warning(path, gpusPerNode.to, rule, `lower it to ${maxGpus}, or raise maxGpus`)];
}

/** `1, 4 or 8`. */
const counts = (types: readonly GpuType[]): string =>
  oneOf([...new Set(types.map(({ gpus }) => gpus))].sort((a, b) => a - b).map(String));
