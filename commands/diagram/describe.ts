import type { Composition } from '../../compose';
import { writersOf } from '../../config/storage/object-store';
import { counted, listed } from '../check/words';
import { describeCloud } from './describe-cloud';
import { describeSite } from './describe-site';
import type { Diagram, Link } from './model';

/** An environment's construct tree as a diagram: what is not composed is not shown. */
export function describe(composition: Composition): Diagram {
  const { environment, cloud } = composition;
  const names = Object.keys(composition.sites).sort();
  const parts = [
    ...(cloud ? [`the cloud in ${environment.cloud?.region ?? ''}`] : []),
    ...names.map((name) => `site ${name}`),
  ];
  return {
    name: environment.name,
    summary: `${environment.name}: ${listed(parts)}`,
    note: `Argo CD reads ${environment.repository.url} at ${environment.repository.revision}`,
    ...(cloud && { cloud: describeCloud(composition, cloud) }),
    sites: names.map((name) => describeSite(composition, name)),
    links: names.flatMap((name) => linksOf(composition, name)),
  };
}

/** All that goes between one site and the cloud. */
function linksOf({ cloud, environment }: Composition, site: string): Link[] {
  if (!cloud) return [];
  const vpn = cloud.network.siteVpns[site] && environment.sites[site]?.vpn;
  const roles = Object.keys(cloud.identity?.identities[site]?.roles ?? {});
  return [
    ...(vpn
      ? [
          {
            kind: 'routing' as const,
            site,
            slot: 'network',
            to: 'both' as const,
            label: `VPN, 2 tunnels\nBGP with AS ${vpn.asn}`,
          },
        ]
      : []),
    { kind: 'deploying', site, slot: 'cluster', to: 'site', label: 'Argo CD brings\nwhat is in git' },
    ...Object.entries(environment.storage).flatMap(([pair, { writers }]): Link[] => {
      const byWriter = Object.entries(writersOf(environment, pair, writers)).sort();
      const prefixes = (own: boolean): string =>
        byWriter
          .filter(([, writer]) => (writer === site) === own)
          .map(([prefix]) => prefix)
          .join(', ');
      const slot = `storage-${pair}`;
      return [
        { kind: 'copying' as const, site, slot, to: 'cloud' as const, label: prefixes(true) },
        { kind: 'copying' as const, site, slot, to: 'site' as const, label: prefixes(false) },
      ].filter(({ label }) => label !== '');
    }),
    ...(roles.length > 0
      ? [
          {
            kind: 'images' as const,
            site,
            slot: 'identity',
            to: 'site' as const,
            label: `images, as one of\n${counted(roles.length, 'role')} of the site`,
          },
        ]
      : []),
  ];
}
