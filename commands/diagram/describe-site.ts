import type { Composition } from '../../compose';
import { hasStorage, storageHosts } from '../../config/storage/object-store';
import type { SiteConfig } from '../../config/schema/environment';
import { workersOf } from '../../config/sites/site-plan';
import { counted, listed } from '../check/words';
import { appChips } from './apps';
import type { Card, Section, Side } from './model';

/** One site: what Kubespray installs, and what Argo CD brings there. */
export function describeSite(composition: Composition, name: string): Side {
  const { cloud, environment } = composition;
  const site = environment.sites[name];
  if (!site) throw new Error(`${environment.name} has no site ${name}`);
  const { network } = site;
  const identity = cloud?.identity?.identities[name];
  return {
    key: name,
    title: name,
    subtitle: 'On-premises site',
    cordoned: site.mode === 'cordoned',
    sections: [
      {
        slot: 'network',
        title: `Hosts ${network.nodeCidr}`,
        lines: [
          `Pods ${network.podCidr}`,
          `Services ${network.serviceCidr}`,
          `Load-balanced ${network.vipRange}`,
          ...(site.vpn && cloud ? [`Router ${site.vpn.peer}, AS ${site.vpn.asn}`] : []),
        ],
      },
      {
        slot: 'cluster',
        title: `Kubernetes ${site.kubernetesVersion}`,
        lines: [`by Kubespray, API at ${site.controlPlane.vip}`],
        cards: hosts(site),
        chips: { title: 'Apps', all: appChips(composition, name) },
      },
      ...storage(composition, site),
      ...(identity
        ? [
            {
              slot: 'identity',
              title: 'Identity in AWS',
              lines: ['By certificates of its own authority', `Roles: ${listed(Object.keys(identity.roles))}`],
            },
          ]
        : []),
    ],
  };
}

/** The control plane in one card, then workers of one kind together. */
function hosts(site: SiteConfig): Card[] {
  const controlPlane = Object.keys(site.controlPlane.hosts);
  const alike = new Map<string, { readonly names: string[]; readonly card: Omit<Card, 'title'> }>();
  for (const { name, worker } of workersOf(site)) {
    const { gpus, dataDisks } = worker;
    const lines = [
      ...(gpus ? [`${gpus.count} × ${gpus.model}`] : ['no GPU']),
      ...(dataDisks.length > 0 ? [counted(dataDisks.length, 'data disk')] : []),
    ];
    const key = lines.join();
    const known = alike.get(key) ?? { names: [], card: { lines, gpu: gpus !== undefined } };
    known.names.push(name);
    alike.set(key, known);
  }
  return [
    { title: 'control plane', lines: [controlPlane.join(', '), 'etcd too'], gpu: false },
    ...[...alike.values()].map(({ names, card: { gpu, lines } }) => ({
      title: together(names),
      lines: names.length > 1 ? lines.map((line) => (line === 'no GPU' ? line : `${line} each`)) : lines,
      gpu,
    })),
  ];
}

/** Names of hosts; of many the first and the last. */
function together(names: readonly string[]): string {
  // gpu10 after gpu9.
  const inOrder = names.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return names.length > 4
    ? `${inOrder[0] ?? ''} to ${inOrder.at(-1) ?? ''}, ${names.length} hosts`
    : inOrder.join(', ');
}

/** The site's half of each pair; of an environment without pairs, the store of what its runs make. */
function storage({ environment }: Composition, site: SiteConfig): Section[] {
  if (!hasStorage(site)) return [];
  const where = `Ceph on ${counted(storageHosts(site).length, 'host')}, each object on three`;
  const pairs = Object.keys(environment.storage);
  if (pairs.length === 0) return [{ slot: 'storage', title: 'Object store', lines: [where] }];
  return pairs.map((pair) => ({
    slot: `storage-${pair}`,
    title: `Storage pair ${pair}`,
    lines: ['Bucket on the site', where],
  }));
}
