import { admins, apiReach, frontEndReach, singleSignOn } from './access-rules';
import { cloudNeeded, references, uniqueEntries } from './reference-rules';
import { instanceTypes, instanceTypesExist } from './instance-type-rules';
import { versionsAgree, versionsSupported } from './version-rules';
import { loadBalancerNames, nameLengths } from './name-rules';
import { networksAllowed, networksCanonical, networksDisjoint, networksSized } from './network-rules';
import { podNetworkHoldsHosts, podsFitSubnets } from './pod-room-rules';
import { poolLimits, poolsCanStart, poolSettings, poolsOverlap } from './pool-rules';
import { repository } from './repository-rules';
import { backOfficeReductions, pipelineReductions, release, signOnReductions } from './reductions';
import { diskKeyRegion, regionExists } from './region-rules';
import { resolverReach, siteIdentity, siteVpn } from './site-cloud-rules';
import type { Rule } from '../load/fault';
import { siteAddresses, siteDhcp } from './site-address-rules';
import { gpuDrivers, hostsAreNoYamlWords, siteHosts, siteStorage } from './site-host-rules';
import { storageClassNames, storagePairs, storageZones } from './storage-rules';
import { placeholders } from './placeholders';
import type { BetweenRule } from './between/conflict';
import { environmentNames } from './between/environment-names';
import { spotRole, vpcNetworks } from './between/shared-account';
import { siteAuthorities, siteMachines, siteRouters } from './between/shared-sites';

/** All rules, in the order of their faults. */
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
  hostsAreNoYamlWords,
  siteStorage,
  gpuDrivers,
  siteIdentity,
  siteVpn,
  release,
  pipelineReductions,
  backOfficeReductions,
  signOnReductions,
  storageZones,
  storagePairs,
  storageClassNames,
  regionExists,
  diskKeyRegion,
  versionsSupported,
  versionsAgree,
  instanceTypes,
  instanceTypesExist,
  poolSettings,
  poolLimits,
  poolsCanStart,
  poolsOverlap,
  apiReach,
  frontEndReach,
  resolverReach,
  admins,
  repository,
  singleSignOn,
  nameLengths,
  loadBalancerNames,
  placeholders,
];

/** All rules between environments, in the order of their faults. */
export const betweenRules: readonly BetweenRule[] = [
  environmentNames,
  vpcNetworks,
  spotRole,
  siteMachines,
  siteRouters,
  siteAuthorities,
];
