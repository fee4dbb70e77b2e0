import type { AppliedSiteRecord } from '../../schema/applied';
import type { SiteConfig } from '../../schema/environment';
import { hostsOf } from './record-of';
import { kubernetesPath } from './kubernetes-path';

/** What is to be done so that a site becomes what the environment says. */
export type Pending =
  | { readonly kind: 'first-install' }
  | { readonly kind: 'upgrade'; readonly from: string; readonly path: readonly string[] }
  | { readonly kind: 'control-plane' | 'workers'; readonly hosts: readonly string[] };

/**
 * The steps from what runs to what is wanted, in the order in which they are safe: hosts join at the version that runs, before an upgrade
 * of all.
 *
 * @param applied what runs; undefined where nothing was recorded yet
 */
export function pending(site: SiteConfig, applied: AppliedSiteRecord | undefined): Pending[] {
  if (!applied) return [{ kind: 'first-install' }];
  const known = new Set(applied.hosts.map(({ name }) => name));
  const added = (role: AppliedSiteRecord['hosts'][number]['role']): string[] =>
    hostsOf(site)
      .filter((host) => host.role === role && !known.has(host.name))
      .map(({ name }) => name);
  const [controlPlane, workers] = [added('control-plane'), added('worker')];
  const path = kubernetesPath(applied.kubernetesVersion, site.kubernetesVersion);
  return [
    ...(controlPlane.length > 0 ? [{ kind: 'control-plane' as const, hosts: controlPlane }] : []),
    ...(workers.length > 0 ? [{ kind: 'workers' as const, hosts: workers }] : []),
    ...(path.length > 0 ? [{ kind: 'upgrade' as const, from: applied.kubernetesVersion, path }] : []),
  ];
}
