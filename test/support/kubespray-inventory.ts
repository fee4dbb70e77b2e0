import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

/** Variables by name. */
export type Vars = Record<string, unknown>;

/** A group of the inventory, with its own hosts or other groups. */
export interface Group {
  hosts?: Record<string, Vars | null>;
  children?: Record<string, Vars | null>;
}

/** A rendered Kubespray inventory, read back, to be changed and written elsewhere. */
export interface KubesprayInventory {
  readonly all: { readonly hosts: Record<string, Vars>; readonly children: Record<string, Group> };
  /** Variables by file below `group_vars/`, such as `k8s_cluster/k8s-cluster.yml`. */
  readonly groupVars: Record<string, Vars>;
}

/**
 * One site's inventory from what a synth rendered.
 *
 * @param rendered texts by path below `rendered/`
 * @param folder such as `hybrid/onprem/seoul`
 */
export function readInventory(rendered: Readonly<Record<string, string>>, folder: string): KubesprayInventory {
  const { all } = parse(rendered[`${folder}/inventory.yml`] ?? '') as Pick<KubesprayInventory, 'all'>;
  const vars = `${folder}/group_vars/`;
  const files = Object.entries(rendered).filter(([path]) => path.startsWith(vars));
  return {
    all,
    groupVars: Object.fromEntries(files.map(([path, text]) => [path.slice(vars.length), parse(text) as Vars])),
  };
}

/** Writes an inventory into a folder of its own, as Ansible reads it. */
export function writeInventory(folder: string, { all, groupVars }: KubesprayInventory): void {
  const files = { 'inventory.yml': { all }, ...groupVars };
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path === 'inventory.yml' ? path : join('group_vars', path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, stringify(content, { version: '1.1', aliasDuplicateObjects: false }));
  }
}
