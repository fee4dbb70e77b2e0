import { cloudNeeded } from '../../../../config/rules/reference-rules';
import { siteAddresses } from '../../../../config/rules/site-address-rules';
import { siteHosts } from '../../../../config/rules/site-host-rules';
import { siteVpn } from '../../../../config/rules/site-cloud-rules';
import { hybrid, onpremOnly, siteOf, twoSites, vpnOf } from '../../../support/drafts';
import type { Broken } from './broken';

const addresses: readonly Broken[] = [
  {
    what: 'a VIP outside of the node network',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.vip = '10.20.1.10'),
    path: 'sites.seoul.controlPlane.vip',
    says: ['sites.seoul.network.nodeCidr (10.20.0.0/24)', 'use 10.20.0.2, which is free'],
  },
  {
    what: 'a VIP among those of load balancers',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.vip = '10.20.0.210'),
    path: 'sites.seoul.controlPlane.vip',
    says: ['outside of sites.seoul.network.vipRange (10.20.0.208/28)'],
  },
  {
    what: 'a node network in which none of the hosts is',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.nodeCidr = '10.24.0.0/24'),
    path: 'sites.seoul.network.nodeCidr',
    says: ['none of the 8 of seoul (10.20.0.10, …)', 'write 10.20.0.0/24'],
  },
  {
    what: 'a VIP range outside of the node network',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.vipRange = '10.23.0.0/28'),
    path: 'sites.seoul.network.vipRange',
    says: ['sites.seoul.network.nodeCidr (10.20.0.0/24)', 'use 10.20.0.32/28, which is free'],
  },
  {
    what: 'a VIP range larger than the node network',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.vipRange = '10.20.0.0/16'),
    path: 'sites.seoul.network.vipRange',
    says: ['sites.seoul.network.nodeCidr (10.20.0.0/24)', 'use 10.20.0.64/26'],
  },
  {
    what: 'a VIP range up to the broadcast address',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.vipRange = '10.20.0.240/28'),
    path: 'sites.seoul.network.vipRange',
    says: ['first or last address', '10.20.0.0/24'],
  },
  {
    what: 'two workers with one address',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { a: { address: '10.20.0.30' }, b: { address: '10.20.0.30' } }),
    path: 'sites.seoul.workers.b.address',
    says: ['sites.seoul.workers.a.address has this one already'],
  },
  {
    what: "a host at the network's own address",
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { a: { address: '10.20.0.0' } }),
    path: 'sites.seoul.workers.a.address',
    says: ["not the network's own address", '10.20.0.0/24'],
  },
  {
    what: 'a host at the broadcast address',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { a: { address: '10.20.0.255' } }),
    path: 'sites.seoul.workers.a.address',
    says: ['not the broadcast address', '10.20.0.0/24'],
  },
];

const hosts: readonly Broken[] = [
  {
    what: 'a worker with the name of a control-plane host, and another address',
    rule: siteHosts,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { cp1: { address: '10.20.0.30' } }),
    path: 'sites.seoul.workers.cp1.address',
    says: ['sites.seoul.controlPlane.hosts.cp1 is at 10.20.0.11', 'write 10.20.0.11 here'],
  },
  {
    what: 'a host that does both under two names',
    rule: siteAddresses,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { gpu1: { address: '10.20.0.11' } }),
    path: 'sites.seoul.workers.gpu1.address',
    says: ['sites.seoul.controlPlane.hosts.cp1 has this one already', 'call the worker cp1 too'],
  },
  {
    what: 'an even control plane',
    rule: siteHosts,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.hosts = { cp1: '10.20.0.11', cp2: '10.20.0.12' }),
    path: 'sites.seoul.controlPlane.hosts',
    says: ['this one has 2', 'no more losses than 1'],
  },
  {
    what: 'a control plane without hosts',
    rule: siteHosts,
    from: hybrid,
    change: (draft) => (siteOf(draft).controlPlane.hosts = {}),
    path: 'sites.seoul.controlPlane.hosts',
    says: ['this one has 0', 'three'],
  },
];

const vpns: readonly Broken[] = [
  {
    what: 'a private address of the router',
    rule: siteVpn,
    from: hybrid,
    change: (draft) => (vpnOf(draft).peer = '192.168.0.1'),
    path: 'sites.seoul.vpn.peer',
    says: ['192.168.0.0/16', 'private', 'NAT'],
  },
  {
    what: 'one router for two sites',
    rule: siteVpn,
    from: twoSites,
    change: (draft) => (vpnOf(draft).peer = '198.51.100.10'),
    path: 'sites.seoul.vpn.peer',
    says: ['sites.busan.vpn.peer already has this address'],
  },
  {
    what: 'one autonomous system number for two sites',
    rule: siteVpn,
    from: twoSites,
    change: (draft) => (vpnOf(draft).asn = 65011),
    path: 'sites.seoul.vpn.asn',
    says: ['sites.busan.vpn.asn already has this one', 'use 65010, which is free'],
  },
];

const halves: readonly Broken[] = [
  {
    what: 'neither a cloud half nor a site',
    rule: cloudNeeded,
    from: onpremOnly,
    change: (draft) => (draft.sites = {}),
    path: '',
    says: ['a cloud half, a site, or both'],
  },
  {
    what: 'state in S3 without a cloud half',
    rule: cloudNeeded,
    from: onpremOnly,
    change: (draft) => (draft.terraformState = 's3'),
    path: 'terraformState',
    says: ["write 'local'"],
  },
  {
    what: 'a storage pair without a cloud half',
    rule: cloudNeeded,
    from: onpremOnly,
    change: (draft) => (draft.storage = { maps: { zone: 'a', sizeTiB: 1, writers: { datasets: 'busan' } } }),
    path: 'storage.maps',
    says: ['this environment has no cloud', 'remove it'],
  },
  {
    what: 'a VPN without a cloud half',
    rule: cloudNeeded,
    from: onpremOnly,
    change: (draft) => (siteOf(draft, 'busan').vpn = { peer: '198.51.100.10', asn: 65010 }),
    path: 'sites.busan.vpn',
    says: ['the VPN of busan', 'remove it'],
  },
];

export const brokenSites: readonly Broken[] = [...addresses, ...hosts, ...vpns, ...halves];
