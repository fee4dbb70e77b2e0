import type { RuleFault } from '../load/fault';
import type { SiteConfig } from '../schema/environment';

/** An address that somebody at a site has. */
export interface Claim {
  readonly path: RuleFault['path'];
  readonly address: string;
  readonly label: string;
}

/** The control plane's VIP, its hosts by name and the workers by name: a fault is at the later of two. */
export function claimsOf(name: string, { controlPlane, workers }: SiteConfig): Claim[] {
  const base = ['sites', name];
  return [
    { path: [...base, 'controlPlane', 'vip'], address: controlPlane.vip, label: "the control plane's VIP" },
    ...byName(controlPlane.hosts).map(([host, address]) => ({
      path: [...base, 'controlPlane', 'hosts', host],
      address,
      label: `host ${host}`,
    })),
    ...byName(workers).map(([host, { address }]) => ({
      path: [...base, 'workers', host, 'address'],
      address,
      label: `host ${host}`,
    })),
  ];
}

const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
