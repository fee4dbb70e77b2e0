import type { AppliedSiteRecord } from '../schema/applied';
import type { SiteConfig } from '../schema/environment';
import { isBoth, workersOf } from './site-plan';
import { KUBESPRAY_KUBERNETES_PATCHES, KUBESPRAY_VERSION } from '../versions';

/**
 * The record of a site whose smoke run passed.
 *
 * @param at when it passed, in ISO 8601
 */
export const recordOf = (site: SiteConfig, at: string): AppliedSiteRecord => ({
  at,
  kubesprayVersion: KUBESPRAY_VERSION,
  kubernetesVersion: site.kubernetesVersion,
  cni: site.cni,
  podCidr: site.network.podCidr,
  serviceCidr: site.network.serviceCidr,
  hosts: hostsOf(site),
});

/** A site's hosts as a record lists them: the control plane in its order, then the other workers by name. */
export const hostsOf = (site: Pick<SiteConfig, 'controlPlane' | 'workers'>): AppliedSiteRecord['hosts'] => [
  ...Object.entries(site.controlPlane.hosts).map(([name, address]) => ({
    name,
    address,
    role: Object.hasOwn(site.workers, name) ? ('both' as const) : ('control-plane' as const),
  })),
  ...workersOf(site)
    .filter(({ name }) => !isBoth(site, name))
    .map(({ name, worker }) => ({ name, address: worker.address, role: 'worker' as const })),
];

/** Steps that make a site match the environment. */
export type Pending =
  | { readonly kind: 'first-install' }
  | { readonly kind: 'upgrade'; readonly from: string; readonly path: readonly string[] }
  | { readonly kind: 'control-plane' | 'workers' | 'work-too'; readonly hosts: readonly string[] };

/**
 * The steps from what runs to what the environment says, in a safe order: new hosts join at the running version, before an upgrade of all.
 *
 * @param applied what runs; undefined if nothing is recorded yet
 */
export function pending(site: SiteConfig, applied: AppliedSiteRecord | undefined): Pending[] {
  if (!applied) return [{ kind: 'first-install' }];
  const ran = new Map(applied.hosts.map(({ name, role }) => [name, role]));
  const named = (wanted: (host: AppliedSiteRecord['hosts'][number]) => boolean): string[] =>
    hostsOf(site)
      .filter(wanted)
      .map(({ name }) => name);
  const controlPlane = named(({ name, role }) => role !== 'worker' && !ran.has(name));
  const workers = named(({ name, role }) => role === 'worker' && !ran.has(name));
  const workToo = named(({ name, role }) => role === 'both' && ran.get(name) === 'control-plane');
  const path = kubernetesPath(applied.kubernetesVersion, site.kubernetesVersion);
  return [
    ...(controlPlane.length > 0 ? [{ kind: 'control-plane' as const, hosts: controlPlane }] : []),
    ...(workers.length > 0 ? [{ kind: 'workers' as const, hosts: workers }] : []),
    ...(workToo.length > 0 ? [{ kind: 'work-too' as const, hosts: workToo }] : []),
    ...(path.length > 0 ? [{ kind: 'upgrade' as const, from: applied.kubernetesVersion, path }] : []),
  ];
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Number of minors from one version to another: positive for an upgrade. */
export const minorsApart = (from: string, to: string): number => minorOf(to) - minorOf(from);

/**
 * Versions on the way from one to another, each a separate upgrade: one minor at a time, intermediate ones at their highest patch
 * (Kubernetes, "Version Skew Policy"; Kubespray, "Upgrading Kubernetes in Kubespray").
 *
 * @returns the versions after `from`, the last being `to`; empty where `to` is not above `from`
 */
export function kubernetesPath(from: string, to: string): string[] {
  const between = Array.from({ length: Math.max(0, minorsApart(from, to) - 1) }, (_, step) => {
    const minor = `1.${minorOf(from) + step + 1}`;
    return `${minor}.${KUBESPRAY_KUBERNETES_PATCHES[minor] ?? 0}`;
  });
  return isBelow(from, to) ? [...between, to] : [];
}

/** Whether one version comes before the other. */
export function isBelow(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const first = (a ?? []).findIndex((part, index) => part !== b?.[index]);
  return first >= 0 && (a?.[first] ?? 0) < (b?.[first] ?? 0);
}
