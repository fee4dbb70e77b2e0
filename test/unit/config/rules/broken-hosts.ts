import { siteDhcp } from '../../../../config/rules/site-address-rules';
import { gpuDrivers } from '../../../../config/rules/site-host-rules';
import { uniqueEntries } from '../../../../config/rules/reference-rules';
import { type Draft, hybrid, onpremOnly, siteOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Lets DHCP give out addresses of the node network. */
const dhcp =
  (from: string, to: string) =>
  (draft: Draft): void => {
    siteOf(draft).network.dhcpRange = { from, to };
  };

export const brokenHosts: readonly Broken[] = [
  {
    what: 'a VIP that DHCP gives out',
    rule: siteDhcp,
    from: hybrid,
    change: dhcp('10.20.0.5', '10.20.0.10'),
    path: 'sites.seoul.controlPlane.vip',
    says: ['sites.seoul.network.dhcpRange', 'use 10.20.0.2, which is free'],
  },
  {
    what: 'a host that DHCP gives out',
    rule: siteDhcp,
    from: hybrid,
    change: dhcp('10.20.0.24', '10.20.0.99'),
    path: 'sites.seoul.workers.gpu4.address',
    says: ['host gpu4', 'sites.seoul.network.dhcpRange'],
  },
  {
    what: "load balancers' addresses that DHCP gives out",
    rule: siteDhcp,
    from: hybrid,
    change: dhcp('10.20.0.100', '10.20.0.208'),
    path: 'sites.seoul.network.vipRange',
    says: ['sites.seoul.network.dhcpRange', 'use 10.20.0.32/28, which is free'],
  },
  {
    what: 'a DHCP range from its higher address',
    rule: siteDhcp,
    from: hybrid,
    change: dhcp('10.20.0.99', '10.20.0.30'),
    path: 'sites.seoul.network.dhcpRange',
    says: ["{ from: '10.20.0.30', to: '10.20.0.99' }"],
  },
  {
    what: 'a DHCP range of another network',
    rule: siteDhcp,
    from: hybrid,
    change: dhcp('10.20.0.99', '10.20.1.30'),
    path: 'sites.seoul.network.dhcpRange.to',
    says: ['10.20.0.0/24', 'another network'],
  },
  {
    what: 'one disk twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (siteOf(draft).workers = { a: { address: '10.20.0.30', dataDisks: ['/dev/sdb', '/dev/sdb'] } }),
    path: 'sites.seoul.workers.a.dataDisks.1',
    says: ['sites.seoul.workers.a.dataDisks.0 is this one already'],
  },
  {
    what: 'one mirror twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) =>
      (siteOf(draft).registryMirrors = { 'docker.io': ['https://mirror.example', 'https://mirror.example'] }),
    path: 'sites.seoul.registryMirrors.docker.io.1',
    says: ['sites.seoul.registryMirrors.docker.io.0 is this one already'],
  },
  {
    what: 'a driver by the operator, for a distribution without a driver container',
    rule: gpuDrivers,
    from: onpremOnly,
    change: (draft) => {
      const { gpus } = siteOf(draft, 'busan').workers?.['gpu1'] ?? {};
      if (gpus) delete gpus.driver;
    },
    path: 'sites.busan.workers.gpu1.gpus.driver',
    severity: 'warning',
    says: ['debian is the user of Debian', "driver: 'host'"],
  },
];
