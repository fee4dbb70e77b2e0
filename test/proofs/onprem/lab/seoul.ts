import type { LabHost } from './host';
import type { Inventory } from './run-in-lab';

/** The site of `environments/hybrid.ts`, as its hosts should be. */
export const SEOUL: readonly LabHost[] = [
  ...['cp1', 'cp2', 'cp3'].map((name, index) => ({ name, address: `10.20.0.${11 + index}` })),
  ...['gpu1', 'gpu2', 'gpu3', 'gpu4'].map((name, index) => ({
    name,
    address: `10.20.0.${21 + index}`,
    gpus: 4,
    disks: ['/dev/nvme1n1'],
  })),
];

/** The disks of the lab's hosts, written into the inventory. */
export function withDisks({ all }: Inventory): void {
  for (const { name, disks = [] } of SEOUL) Object.assign(all.hosts[name] ?? {}, { landbridge_data_disks: disks });
}
