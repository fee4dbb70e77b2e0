import type { NodeClassManifest } from '../node-class.generated';
import type { NodePoolManifest } from '../node-pool.generated';

/** Something wrong with an object of Karpenter's, told to the person who wrote it. */
export interface ManifestFault {
  /** Kind and place, such as `EC2NodeClass.spec.subnetSelectorTerms.0`. */
  readonly path: string;
  /** The value that is there; `undefined` where it is missing. */
  readonly value: unknown;
  /** What must hold. */
  readonly rule: string;
  /** What to do about it. */
  readonly fix: string;
}

export const fault = (path: string, value: unknown, rule: string, fix: string): ManifestFault => ({
  path,
  value,
  rule,
  fix,
});

/** One fault if something is wrong, none otherwise. */
export const faultIf = (
  wrong: boolean,
  path: string,
  value: unknown,
  rule: string,
  fix: string,
): readonly ManifestFault[] => (wrong ? [fault(path, value, rule, fix)] : []);

/** Prefix of every path in a class. */
export const CLASS = 'EC2NodeClass.spec';
/** Prefix of every path in a pool. */
export const POOL = 'NodePool.spec';

export type ClassSpec = NodeClassManifest['spec'];
export type PoolSpec = NodePoolManifest['spec'];

/** Part of a spec that the types say is there, and that may be missing in an object from elsewhere. */
export const listed = <T>(list: readonly T[] | undefined): readonly T[] => list ?? [];
