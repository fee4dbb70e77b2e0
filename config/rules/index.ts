import { admins, apiReach, singleSignOn } from './access-rules';
import { cloudNeeded, references, uniqueEntries } from './reference-rules';
import { instanceTypes } from './instance-type-rules';
import { versionsAgree, versionsSupported } from './version-rules';
import { nameLengths } from './name-rules';
import { networksAllowed, networksCanonical, networksDisjoint, networksSized } from './network-rules';
import { podNetworkHoldsHosts, podsFitSubnets } from './pod-room-rules';
import { poolsCanStart, poolSettings, poolsOverlap } from './pool-rules';
import { repository } from './repository-rules';
import { release } from './reductions';
import { resolverReach, siteIdentity, siteVpn } from './site-cloud-rules';
import type { Rule } from '../load/fault';
import { siteAddresses, siteDhcp } from './site-address-rules';
import { siteHosts, siteStorage } from './site-host-rules';
import { storagePairs, storageZones } from './storage-rules';

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
];
