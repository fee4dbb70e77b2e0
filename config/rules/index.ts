import { admins } from './admins';
import { apiReach } from './api-reach';
import { cloudNeeded } from './cloud-needed';
import { instanceTypes } from './instance-types';
import { versionsAgree, versionsSupported } from './kubernetes-versions';
import { nameLengths } from './name-lengths';
import { networksAllowed } from './networks-allowed';
import { networksCanonical } from './networks-canonical';
import { networksDisjoint } from './networks-disjoint';
import { networksSized } from './networks-sized';
import { placeholders } from './placeholders';
import { podNetworkHoldsHosts } from './pod-network-holds-hosts';
import { podsFitSubnets } from './pods-fit-subnets';
import { poolSettings } from './pool-settings';
import { poolsCanStart } from './pools-can-start';
import { poolsOverlap } from './pools-overlap';
import { references } from './references';
import { repository } from './repository';
import { release } from './release';
import { resolverReach } from './resolver-reach';
import type { Rule } from './rule';
import { singleSignOn } from './single-sign-on';
import { siteAddresses } from './site-addresses';
import { siteDhcp } from './site-dhcp';
import { siteHosts } from './site-hosts';
import { siteIdentity } from './site-identity';
import { siteStorage } from './site-storage';
import { siteVpn } from './site-vpn';
import { storagePairs } from './storage-pairs';
import { storageZones } from './storage-zones';
import { uniqueEntries } from './unique-entries';

export type { Rule } from './rule';

/** All rules, in the order in which their faults are told. */
export const rules: readonly Rule[] = [
  cloudNeeded,
  references,
  uniqueEntries,
  networksCanonical,
  networksAllowed,
  networksSized,
  networksDisjoint,
  podNetworkHoldsHosts,
  podsFitSubnets,
  siteAddresses,
  siteDhcp,
  siteHosts,
  siteStorage,
  siteIdentity,
  siteVpn,
  release,
  storageZones,
  storagePairs,
  versionsSupported,
  versionsAgree,
  instanceTypes,
  poolSettings,
  poolsCanStart,
  poolsOverlap,
  apiReach,
  resolverReach,
  admins,
  repository,
  singleSignOn,
  nameLengths,
  placeholders,
];
