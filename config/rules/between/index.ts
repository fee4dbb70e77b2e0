import type { BetweenRule } from './conflict';
import { environmentNames } from './environment-names';
import { spotRole, vpcNetworks } from './shared-account';
import { siteAuthorities, siteMachines, siteRouters } from './shared-sites';

/** All rules between environments, in the order of their faults. */
export const betweenRules: readonly BetweenRule[] = [
  environmentNames,
  vpcNetworks,
  spotRole,
  siteMachines,
  siteRouters,
  siteAuthorities,
];
