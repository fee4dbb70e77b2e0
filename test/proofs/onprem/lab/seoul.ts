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

/** The lab's hosts have no user but root. */
export function asRoot({ all }: Inventory): void {
  for (const host of Object.values(all.hosts)) host['ansible_user'] = 'root';
}
