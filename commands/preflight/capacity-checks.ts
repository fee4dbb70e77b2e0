import { familyOf } from '../../config/aws/instance-types';
import { familiesOf } from '../../config/pools/pool-nodes';
import type { CloudEnvironment } from '../../config/schema/environment';
import { belongsTo, type Account, type InstanceShape } from './account';
import { judged, type Check } from './check';
import { fitting, generalDemand, poolDemand, systemDemand, type Demand } from './demand';
import { requestIncrease, VCPU_QUOTAS, type VcpuQuota } from './quotas';
import { roomChecks } from './room-checks';

/** Whether the account may run as many vCPUs as the system nodes and the GPU pools ask at their largest. */
export async function capacityChecks(environment: CloudEnvironment, account: Account): Promise<Check[]> {
  const { gpuPools, system } = environment.cloud;
  const families = [...new Set(Object.values(gpuPools).flatMap(familiesOf))];
  const shapes = [
    ...(await account.types(system.instanceTypes)),
    ...(families.length > 0 ? await account.familyTypes(families) : []),
  ];
  const others = (await account.instances()).filter(({ tags }) => !belongsTo(environment, tags));
  const checks: Check[] = shapeChecks(environment, shapes);
  for (const quota of VCPU_QUOTAS) {
    const demands = demandsOf(environment, quota, shapes);
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

function demandsOf({ cloud }: CloudEnvironment, quota: VcpuQuota, shapes: readonly InstanceShape[]): Demand[] {
  const general = generalDemand(cloud, quota);
  const system = cloud.system.instanceTypes.some((type) => quota.covers(familyOf(type)));
  return [
    ...(system && quota.capacity === 'on-demand' ? [systemDemand(cloud.system, shapes)] : []),
    ...(general ? [general] : []),
    ...Object.entries(cloud.gpuPools).flatMap(([name, pool]) => poolDemand(name, pool, quota, shapes) ?? []),
  ];
}

/** A type that the region does not have, or a pool that is smaller than the smallest machine, never starts. */
function shapeChecks({ cloud }: CloudEnvironment, shapes: readonly InstanceShape[]): Check[] {
  const missing = cloud.system.instanceTypes.filter((type) => !shapes.some((shape) => shape.type === type));
  return [
    ...missing.map((type) =>
      judged(`Instance type ${type}`, `not in ${cloud.region}`, 'offered', false, [
        'Choose another type for cloud.system.instanceTypes.',
      ]),
    ),
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
