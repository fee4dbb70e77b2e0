import type { Machines } from '../../config/cost/running-parts';
import { familyOf } from '../../config/aws/instance-types';
import { familiesOf } from '../../config/pools/pool-nodes';
import type { CloudEnvironment } from '../../config/schema/environment';
import { belongsTo, type Account, type InstanceShape } from './account';
import { judged, type Check } from './check';
import { fitting, generalDemand, machinesDemand, poolDemand, type Demand } from './demand';
import { requestIncrease, VCPU_QUOTAS, type VcpuQuota } from './quotas';
import { roomChecks } from './network-checks';

/**
 * Whether the account may run as many vCPUs as what always runs and the GPU pools ask at their largest.
 *
 * @param machines what always runs, as the tree has it
 */
export async function capacityChecks(
  environment: CloudEnvironment,
  machines: readonly Machines[],
  account: Account,
): Promise<Check[]> {
  const { gpuPools } = environment.cloud;
  const types = [...new Set(machines.flatMap((group) => group.types))];
  const families = [...new Set(Object.values(gpuPools).flatMap(familiesOf))];
  const shapes = [...(await account.types(types)), ...(families.length > 0 ? await account.familyTypes(families) : [])];
  const others = (await account.instances()).filter(({ tags }) => !belongsTo(environment, tags));
  const checks: Check[] = [...missingTypes(environment, types, shapes), ...shapeChecks(environment, shapes)];
  for (const quota of VCPU_QUOTAS) {
    const demands = demandsOf(environment, machines, quota, shapes);
    if (demands.length === 0) continue;
    const used = others
      .filter(({ type, capacity }) => capacity === quota.capacity && quota.covers(familyOf(type)))
      .reduce((sum, { vcpus }) => sum + vcpus, 0);
    const need = demands.reduce((sum, { vcpus }) => sum + vcpus, 0);
    const increase = requestIncrease(environment.cloud.region, 'ec2', quota.code, need + used);
    const todo = [...demands.map(({ because }) => because), increase];
    checks.push(
      ...(await roomChecks({
        what: `${quota.name}, vCPUs`,
        quota: () => account.quota('ec2', quota.code),
        used,
        need,
        todo,
      })),
    );
  }
  return checks;
}

function demandsOf(
  { cloud }: CloudEnvironment,
  machines: readonly Machines[],
  quota: VcpuQuota,
  shapes: readonly InstanceShape[],
): Demand[] {
  const general = generalDemand(cloud, quota);
  return [
    ...machines.flatMap((group) => machinesDemand(group, quota, shapes) ?? []),
    ...(general ? [general] : []),
    ...Object.entries(cloud.gpuPools).flatMap(([name, pool]) => poolDemand(name, pool, quota, shapes) ?? []),
  ];
}

/** A type that the region does not have never starts. */
const missingTypes = (
  { cloud }: CloudEnvironment,
  types: readonly string[],
  shapes: readonly InstanceShape[],
): Check[] =>
  types
    .filter((type) => !shapes.some((shape) => shape.type === type))
    .map((type) =>
      judged(`Instance type ${type}`, `not in ${cloud.region}`, 'offered', false, [
        cloud.system.instanceTypes.includes(type)
          ? 'Choose another type for cloud.system.instanceTypes.'
          : 'Choose another type where the overrides name it.',
      ]),
    );

/** A pool that is smaller than the smallest machine never starts. */
function shapeChecks({ cloud }: CloudEnvironment, shapes: readonly InstanceShape[]): Check[] {
  return [
    ...Object.entries(cloud.gpuPools).flatMap(([name, pool]) =>
      familiesOf(pool)
        .filter((family) => fitting(pool, shapesOf(family, shapes)).length === 0)
        .map((family) => {
          const gpus = shapesOf(family, shapes).filter((shape) => shape.gpus > 0);
          const have =
            gpus.length > 0 ? `${Math.min(...gpus.map((shape) => shape.gpus))} or more` : `none in ${cloud.region}`;
          return judged(`Pool ${name}, GPUs of one ${family}`, have, `at most ${pool.maxGpus}`, false, [
            `No ${family} can start within maxGpus: raise cloud.gpuPools.${name}.maxGpus, or take the family out.`,
          ]);
        }),
    ),
  ];
}

const shapesOf = (family: string, shapes: readonly InstanceShape[]): InstanceShape[] =>
  shapes.filter(({ type }) => familyOf(type) === family);
