/** Any value of JSON's. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A class and its pool as plain JSON, to break. */
export interface PoolPair {
  nodeClass: { [key: string]: Json };
  nodePool: { [key: string]: Json };
}

/** One way to break a valid pair, which the checker refuses. */
export interface InvalidPoolSpec {
  /** What is wrong, as the end of a sentence that begins with "refuses". */
  readonly name: string;
  /** Breaks the pair in place. */
  readonly mutate: (pair: PoolPair) => void;
  /** Kind and place of the fault; the kind is also which of the two objects is broken. */
  readonly path: string;
  /**
   * What an API server with the CRDs of Karpenter 1.14 says when the object is created, unknown fields being dropped as they are by
   * default (`fieldValidation=Warn`).
   */
  readonly upstream: 'refused' | 'accepted';
}

/** Puts a value at a place such as `EC2NodeClass.spec.role`; nothing takes away what is there. */
export function put(place: string, value?: Json): InvalidPoolSpec['mutate'] {
  return (pair) => {
    const [kind, ...keys] = place.split('.');
    const last = keys.pop() ?? '';
    let at: Json | undefined = kind === 'NodePool' ? pair.nodePool : pair.nodeClass;
    for (const key of keys) at = child(at, key);
    if (typeof at !== 'object' || at === null) throw new Error(`nothing is at ${place} to change`);
    if (value === undefined) Reflect.deleteProperty(at, last);
    else Object.assign(at, { [last]: value });
  };
}

/** Several changes one after the other. */
export const all =
  (...changes: readonly InvalidPoolSpec['mutate'][]): InvalidPoolSpec['mutate'] =>
  (pair) =>
    changes.forEach((change) => change(pair));

const child = (at: Json | undefined, key: string): Json | undefined =>
  typeof at === 'object' && at !== null ? (at as { [key: string]: Json })[key] : undefined;
