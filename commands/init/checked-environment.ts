import type { Fault } from '../../config/load/fault';
import { readEnvironments } from '../../config/load/read-environments';
import { describeFaults } from '../../synthesis/describe-fault';
import { load } from '../../synthesis/load';
import { startingEnvironment, textOf, valueOf, type Wishes } from './starting-environment';

/** A file that is not written yet, and what the rules say of it beside the other environments. */
export interface CheckedEnvironment {
  readonly text: string;
  readonly faults: readonly Fault[];
  /** The faults as a person reads them. */
  readonly told: readonly string[];
}

/** The environment's text, with networks that no other environment has, checked as loading would. */
export async function checkedEnvironment(root: string, file: string, wishes: Wishes): Promise<CheckedEnvironment> {
  const { environments } = await load(root);
  const others = environments.map((loaded) => ({ file: loaded.file, value: loaded.environment }));
  const entries = startingEnvironment(wishes, octetsOf(JSON.stringify(others)));
  const own = { file, value: valueOf(entries) };
  const faults = readEnvironments([...others, own], [], {
    ageOf: (other) => (other === file ? 'new' : 'committed'),
  }).faults.filter((fault) => fault.file === file);
  return { text: textOf(entries), faults, told: await describeFaults(faults, root) };
}

/** Second octets of every network of 10.0.0.0/8 that a text names. */
const octetsOf = (text: string): Set<number> =>
  new Set([...text.matchAll(/\b10\.(\d+)\.\d+\.\d+/g)].map(([, octet]) => Number(octet)));
