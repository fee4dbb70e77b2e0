import { join } from 'node:path';
import { UsageError } from '../../commands/harness/status';
import { folderOf, proofFolders, proofNames, PROOFS_FOLDER } from '../../commands/proofs';
import { meant } from '../../config/load/closest';
import type { PinName } from '../../testbed/components/go-pins';

/** File of a proof, from the repository's root. */
export const fileOf = (proof: string): string => join(PROOFS_FOLDER, `${proof}.proof.ts`);

/** The proofs that need Go programs, by folder, in the order in which they run. They time what they see, so each of them has the machine alone. */
const TIMED = {
  charts: ['etcd', 'kubernetes', 'helm'],
  karpenter: ['etcd', 'kubernetes', 'helm', 'kwok', 'karpenter'],
  gitops: ['etcd', 'kubernetes', 'helm', 'kwok', 'argo-cd', 'kueue', 'metallb', 'argo-workflows', 'kubeconform'],
} as const satisfies Readonly<Record<string, readonly PinName[]>>;

const TIMED_FOLDERS = Object.keys(TIMED) as (keyof typeof TIMED)[];

/** In which order and company proofs run. */
export interface Plan {
  /** Go programs, in the order in which they are needed. They are built beside the proofs of `beside`. */
  readonly programs: readonly PinName[];
  /** Proofs that mostly wait, or time nothing: two folders of them run side by side. */
  readonly beside: readonly string[];
  /** Proofs that run after those, one at a time. */
  readonly alone: readonly string[];
}

/** The proofs that were asked for by their name or folder, all where none was. @throws UsageError for a name of none */
export function chosenProofs(asked: readonly string[]): string[] {
  const all = proofNames();
  const covers = (part: string, name: string): boolean => name === part || name.startsWith(`${part}/`);
  for (const part of asked.filter((one) => !all.some((name) => covers(one, name)))) {
    const folders = proofFolders(all);
    const nearest = meant(part, [...all, ...folders]);
    throw new UsageError(
      `There are no proofs '${part}'.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} There are ${folders.join(', ')}; proofs --list has each.`,
    );
  }
  return all.filter((name) => asked.length === 0 || asked.some((part) => covers(part, name)));
}

/** Puts proofs in order: what mostly waits runs beside the builds, what is timed runs alone after them. */
export function planOf(proofs: readonly string[]): Plan {
  const folders = TIMED_FOLDERS.filter((folder) => proofs.some((proof) => folderOf(proof) === folder));
  const alone = folders.flatMap((folder) => proofs.filter((proof) => folderOf(proof) === folder));
  return {
    programs: [...new Set(folders.flatMap((folder): readonly PinName[] => TIMED[folder]))],
    beside: proofs.filter((proof) => !alone.includes(proof)),
    alone,
  };
}
