import { networksAllowed } from '../../../../config/rules/networks-allowed';
import { networksCanonical } from '../../../../config/rules/networks-canonical';
import { networksDisjoint } from '../../../../config/rules/networks-disjoint';
import { networksSized } from '../../../../config/rules/networks-sized';
import { podNetworkHoldsHosts } from '../../../../config/rules/pod-network-holds-hosts';
import { podsFitSubnets } from '../../../../config/rules/pods-fit-subnets';
import { cloudOf, hybrid, siteOf, twoSites, vpnOf } from '../../../support/drafts';
import type { Broken } from './broken';

const disjoint: readonly Broken[] = [
  {
    what: "a site's nodes in the VPC",
    rule: networksDisjoint,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '10.20.0.0/16'),
    path: 'sites.seoul.network.nodeCidr',
    says: [
      'lies inside cloud.network.vpcCidr',
      'the VPC: 10.20.0.0/16',
      'the node network of seoul',
      'use 10.0.0.0/24',
    ],
  },
  {
    what: "the cloud's Services in the VPC",
    rule: networksDisjoint,
    from: hybrid,
    change: (draft) => (cloudOf(draft).serviceCidr = '10.0.128.0/20'),
    path: 'cloud.serviceCidr',
    says: ['lies inside cloud.network.vpcCidr', '10.0.0.0/16', 'use 10.1.0.0/20'],
  },
  {
    what: 'pods of two sites in one network',
    rule: networksDisjoint,
    from: twoSites,
    change: (draft) => (siteOf(draft, 'busan').network.podCidr = '10.21.0.0/16'),
    path: 'sites.seoul.network.podCidr',
    says: ['is the same as sites.busan.network.podCidr', 'use 10.1.0.0/16'],
  },
  {
    what: "Services of a site around another's pods",
    rule: networksDisjoint,
    from: twoSites,
    change: (draft) => (siteOf(draft).network.serviceCidr = '10.28.0.0/14'),
    path: 'sites.seoul.network.serviceCidr',
    says: ['contains sites.busan.network.podCidr', '10.31.0.0/16'],
  },
  {
    what: 'a Direct Connect link in the node network',
    rule: networksDisjoint,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.directConnectCidr = '10.20.0.128/30'),
    path: 'sites.seoul.network.directConnectCidr',
    says: ['lies inside sites.seoul.network.nodeCidr', 'use 169.254.'],
  },
  {
    what: 'two tunnels of one site in one network',
    rule: networksDisjoint,
    from: hybrid,
    change: (draft) => (vpnOf(draft).tunnelInsideCidrs = ['169.254.20.0/30', '169.254.20.0/30']),
    path: 'sites.seoul.vpn.tunnelInsideCidrs.1',
    says: ['is the same as sites.seoul.vpn.tunnelInsideCidrs.0'],
  },
  {
    what: "a written tunnel where another site's default one is",
    rule: networksDisjoint,
    from: twoSites,
    change: (draft) => (vpnOf(draft, 'busan').tunnelInsideCidrs = ['169.254.20.0/30', '169.254.10.4/30']),
    path: 'sites.busan.vpn.tunnelInsideCidrs.1',
    says: ['tunnel 2 of seoul (by default)', 'use 169.254.'],
  },
];

const placed: readonly Broken[] = [
  {
    what: 'a network with host bits, and says the network',
    rule: networksCanonical,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '10.0.0.5/16'),
    path: 'cloud.network.vpcCidr',
    says: ['write 10.0.0.0/16'],
  },
  {
    what: 'a VIP range with host bits',
    rule: networksCanonical,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.vipRange = '10.20.0.210/28'),
    path: 'sites.seoul.network.vipRange',
    says: ['write 10.20.0.208/28'],
  },
  {
    what: 'an office network with host bits',
    rule: networksCanonical,
    from: hybrid,
    change: (draft) => (cloudOf(draft).api = { publicFrom: ['203.0.113.7/24'] }),
    path: 'cloud.api.publicFrom.0',
    says: ['write 203.0.113.0/24'],
  },
  {
    what: 'a public network for the VPC',
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '8.8.0.0/16'),
    path: 'cloud.network.vpcCidr',
    says: ['10.0.0.0/8', '100.64.0.0/10', 'use 10.0.0.0/16'],
  },
  {
    what: "Docker's network for pods",
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.podCidr = '172.16.0.0/12'),
    path: 'sites.seoul.network.podCidr',
    says: ['172.17.0.0/16', 'Docker'],
  },
  {
    what: 'shared addresses for the Services of EKS',
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (cloudOf(draft).serviceCidr = '100.64.0.0/16'),
    path: 'cloud.serviceCidr',
    says: ['192.168.0.0/16', 'use 10.1.0.0/16'],
  },
  {
    what: 'link-local addresses for nodes',
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.nodeCidr = '169.254.0.0/24'),
    path: 'sites.seoul.network.nodeCidr',
    says: ['169.254.0.0/16', 'link-local'],
  },
  ...['0.0.0.0/24', '127.1.0.0/24', '224.0.0.0/24', '240.0.0.0/24'].map((cidr): Broken => ({
    what: `${cidr} for nodes`,
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.nodeCidr = cidr),
    path: 'sites.seoul.network.nodeCidr',
    says: ['keeps clear of', 'use 10.1.0.0/24'],
  })),
  ...['169.254.0.0/30', '169.254.5.0/30', '169.254.169.252/30'].map((cidr): Broken => ({
    what: `${cidr}, which AWS keeps, for a tunnel`,
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (vpnOf(draft).tunnelInsideCidrs = [cidr, '169.254.20.0/30']),
    path: 'sites.seoul.vpn.tunnelInsideCidrs.0',
    says: [`keeps clear of ${cidr}`, 'AWS', 'use 169.254.240.0/30'],
  })),
  {
    what: 'a tunnel outside of the link-local network',
    rule: networksAllowed,
    from: hybrid,
    change: (draft) => (vpnOf(draft).tunnelInsideCidrs = ['10.99.0.0/30', '169.254.20.0/30']),
    path: 'sites.seoul.vpn.tunnelInsideCidrs.0',
    says: ['tunnel 1 of seoul lies in 169.254.0.0/16'],
  },
];

const sized: readonly Broken[] = [
  {
    what: 'a VPC larger than AWS makes one',
    rule: networksSized,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '10.8.0.0/15'),
    path: 'cloud.network.vpcCidr',
    says: ['between /16 and /20', 'use 10.0.0.0/16'],
  },
  {
    what: 'a VPC too small for its subnets',
    rule: networksSized,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '10.0.0.0/21'),
    path: 'cloud.network.vpcCidr',
    says: ['between /16 and /20', 'use 10.0.0.0/20'],
  },
  {
    what: 'a tunnel that is no /30',
    rule: networksSized,
    from: hybrid,
    change: (draft) => (vpnOf(draft).tunnelInsideCidrs = ['169.254.20.0/29', '169.254.20.8/30']),
    path: 'sites.seoul.vpn.tunnelInsideCidrs.0',
    says: ['is a /30'],
  },
  {
    what: 'Services of EKS in less than a /24',
    rule: networksSized,
    from: hybrid,
    change: (draft) => (cloudOf(draft).serviceCidr = '172.20.0.0/25'),
    path: 'cloud.serviceCidr',
    says: ['between /12 and /24'],
  },
  {
    what: 'a pod network with less than a /24 for each host',
    rule: podNetworkHoldsHosts,
    from: hybrid,
    change: (draft) => (siteOf(draft).network.podCidr = '10.21.0.0/22'),
    path: 'sites.seoul.network.podCidr',
    says: ['seoul has 7 hosts', 'holds 4', 'make it a /21'],
  },
  {
    what: 'more pods than the subnets hold with one zone lost',
    rule: podsFitSubnets,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.vpcCidr = '10.0.0.0/20'),
    path: 'cloud.network.maxPods',
    says: [
      '1000 pods on up to 28 nodes take 147 prefixes',
      '2 private subnets of /22 in 10.0.0.0/20 have 110 to give',
      'make cloud.network.vpcCidr a /19',
      'lower it to 416',
    ],
  },
];

export const brokenNetworks: readonly Broken[] = [...disjoint, ...placed, ...sized];
