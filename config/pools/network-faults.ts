import { type RuleFault, warning } from '../load/fault';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { poolZoneLetters, startableTypes } from './pool-nodes';

/** EFA interfaces that any large type has; types for training across nodes have more. */
const ORDINARY = 1;

/**
 * Whether training across nodes would need more of the network than there is. EFA needs its device plug-in in the cluster, interfaces of its
 * kind in the launch template, and a security group that names itself in both directions. Landbridge has neither of the first two, and the
 * nodes' group names itself on the way in alone, so NCCL uses TCP.
 *
 * Source: EC2 user guide, "Get started with EFA and NCCL"; EKS user guide, "Run machine learning training on Amazon EKS with EFA".
 */
export function networkFaults(
  path: RuleFault['path'],
  pool: GpuPoolConfig,
  environment: Pick<CloudEnvironment, 'cloud' | 'storage'>,
): RuleFault[] {
  if (pool.use !== 'training') return [];
  const zones = poolZoneLetters(environment, pool);
  const withEfa = startableTypes(pool, environment.cloud.region, zones).filter(
    ({ efaInterfaces, gpus }) => efaInterfaces > ORDINARY && gpus * 2 <= pool.maxGpus,
  );
  if (withEfa.length === 0) return [];
  const types = withEfa.map(({ type, efaInterfaces }) => `${type} has ${efaInterfaces}`).join(', ');
  const most = Math.max(...withEfa.map(({ gpus }) => gpus));
  const rule =
    `training across nodes is as fast as TCP, since EFA is not supported yet and the interfaces for it stay unused (${types}): a node waits ` +
    'for the others, and is paid for';
  const fix = `train within one node, and write maxGpus: ${most} to see to it; or keep it for runs that share little between nodes`;
  return [warning([...path, 'maxGpus'], pool.maxGpus, rule, fix)];
}
