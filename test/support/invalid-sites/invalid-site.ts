import { siteOf, type Draft } from '../drafts';
import type { KubesprayInventory, Vars } from '../kubespray-inventory';

/** One mistake in a site: how it is written here, and how it looks in a Kubespray inventory that somebody wrote by hand. */
export interface InvalidSite {
  /** What is wrong, as the end of a sentence that begins with "refuses". */
  readonly name: string;
  /** What Kubespray v2.31.0's own `validate_inventory` says of it. */
  readonly upstream: 'accepted' | 'refused';
  /** Makes the mistake in `hybrid`, or the nearest thing to it that can be written at all. */
  readonly mutate: (draft: Draft) => void;
  /** Path of the fault that must come of it, joined by dots. */
  readonly path: string;
  /** Why the types have no place for the mistake; what is tried is then a key that there is not. */
  readonly unwritable?: string;
  /** Makes the mistake in the inventory that is rendered for `hybrid`. */
  readonly inventory: (rendered: KubesprayInventory) => void;
}

/** Writes what the types have no place for, below `sites.seoul`. */
export function write(draft: Draft, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => (at as Vars)[key], siteOf(draft));
  Object.assign(parent as Vars, { [last]: value });
}

/** A host's variables in an inventory. */
export function hostOf({ all }: KubesprayInventory, host: string): Vars {
  const vars = all.hosts[host];
  if (!vars) throw new Error(`no host ${host}; there are ${Object.keys(all.hosts).join(', ')}`);
  return vars;
}

/** Variables that every host of the cluster has. */
export function clusterVars({ groupVars }: KubesprayInventory): Vars {
  const vars = groupVars['k8s_cluster/k8s-cluster.yml'];
  if (!vars) throw new Error(`no such file; there are ${Object.keys(groupVars).join(', ')}`);
  return vars;
}
