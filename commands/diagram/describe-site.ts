import type { Composition } from '../../compose';
import type { SiteConfig } from '../../config/schema/environment';
import { workersOf } from '../../config/sites/site-plan';
import { objectStore, storageHosts } from '../../config/storage/object-store';
import { counted, listed } from '../check/words';
import type { Card, DescribedColumn, Section } from './model';
import { appChips, queueTitle, writtenBy } from './tree-facts';

/** One site: what Kubespray installs, and what Argo CD brings there. */
export function describeSite(composition: Composition, name: string): DescribedColumn {
  const { cloud, environment } = composition;
  const site = environment.sites[name];
  if (!site) throw new Error(`${environment.name} has no site ${name}`);
  const { network } = site;
  const identity = cloud?.identity?.identities[name];
  return {
    column: {
      key: name,
      title: name,
      subtitle: `rack on-premises, Kubernetes ${site.kubernetesVersion}`,
      side: 'site',
      cordoned: site.mode !== 'active',
    },
    cells: {
      cluster: {
        title: queueTitle(composition, name),
        lines: [`installed by Kubespray, API at ${site.controlPlane.vip}`],
        cards: hosts(site),
      },
      ...storage(composition, name, site),
      ...(identity && {
        images: { title: 'Identity in AWS', lines: [`roles ${listed(Object.keys(identity.roles))}, by certificate`] },
      }),
      network: {
        title: `Hosts ${network.nodeCidr}`,
        lines: [
          `pods ${network.podCidr}, Services ${network.serviceCidr}`,
          `load-balanced ${network.vipRange}`,
          ...(site.vpn && cloud ? [`router ${site.vpn.peer}, AS ${site.vpn.asn}`] : []),
        ],
      },
      apps: { title: 'Apps', lines: [], chips: appChips(composition, name) },
    },
  };
}

/** Workers of one kind together, those with GPUs first; then the control plane in one card. */
function hosts(site: SiteConfig): Card[] {
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
  const workers = [...alike.values()].map(({ names, card: { gpu, lines } }) => ({
    title: together(names),
    lines: names.length > 1 ? lines.map((line) => (line === 'no GPU' ? line : `${line} each`)) : lines,
    gpu,
  }));
  const controlPlane = Object.keys(site.controlPlane.hosts).join(', ');
  return [
    ...workers.filter(({ gpu }) => gpu),
    ...workers.filter(({ gpu }) => !gpu),
    { title: 'control plane', lines: [controlPlane, 'with etcd'], gpu: false },
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

/** The site's half of the one pair that its bucket is of; of an environment without pairs, the store of what its runs make. */
function storage(composition: Composition, name: string, site: SiteConfig): Readonly<Record<string, Section>> {
  const { environment } = composition;
  const ceph = composition.applications.apps.get(name)?.find(({ app }) => app.name === 'ceph');
  const store = ceph && objectStore(ceph.cluster);
  if (!store) return {};
  const where = `Ceph on ${counted(storageHosts(site).length, 'host')}, three copies`;
  return environment.storage[store.bucket]
    ? {
        [`storage-${store.bucket}`]: {
          title: `Storage pair ${store.bucket}`,
          lines: [where, writtenBy(environment, store.bucket, name)],
        },
      }
    : { storage: { title: 'Object store', lines: [where] } };
}
