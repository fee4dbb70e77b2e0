import { error, type RuleFault } from '../../../../config/load/fault';
import type { NodeClassManifest } from '../node-class.generated';
import type { NodePoolManifest } from '../node-pool.generated';

/**
 * A fault of one of Karpenter's objects.
 *
 * @param path kind and place, such as `EC2NodeClass.spec.subnetSelectorTerms.0`. It is one text, because keys of labels and limits contain dots.
 */
export const fault = (path: string, value: unknown, rule: string, fix: string): RuleFault =>
  error([path], value, rule, fix);

/** One fault if something is wrong, none otherwise. */
export const faultIf = (
  wrong: boolean,
  path: string,
  value: unknown,
  rule: string,
  fix: string,
): readonly RuleFault[] => (wrong ? [fault(path, value, rule, fix)] : []);

/** Prefix of every path in a class. */
export const CLASS = 'EC2NodeClass.spec';
/** Prefix of every path in a pool. */
export const POOL = 'NodePool.spec';

export type ClassSpec = NodeClassManifest['spec'];
export type PoolSpec = NodePoolManifest['spec'];

/** A list, or an empty one if it is missing. The types require it, but an override may leave it out. */
export const listed = <T>(list: readonly T[] | undefined): readonly T[] => list ?? [];
