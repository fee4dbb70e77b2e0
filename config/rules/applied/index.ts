import { type AppliedRule, type RuleFault, warning } from '../../load/fault';
import type { AppliedRecord } from '../../schema/applied';
import type { Environment } from '../../schema/environment';
import { controlPlaneOrder, etcdMajority } from './control-plane-members';
import { sameHosts, sameNetworks } from './kept-for-life';
import { versionSteps } from './version-steps';

/** All rules that compare an environment with what runs, in the order of their faults. */
export const appliedRules: readonly AppliedRule[] = [
  controlPlaneOrder,
  etcdMajority,
  sameHosts,
  sameNetworks,
  versionSteps,
];

/** The changes of an environment that are impossible, given what runs on its sites. */
export const appliedFaults = ({ sites }: Environment, { sites: applied }: AppliedRecord): RuleFault[] =>
  Object.entries(applied).flatMap(([name, record]) => {
    const site = Object.hasOwn(sites, name) ? sites[name] : undefined;
    if (site) return appliedRules.flatMap((rule) => rule({ name, site, applied: record }));
    return [
      warning(
        ['sites'],
        name,
        `the record says that ${name} runs, and the environment no longer has it`,
        `take ${name} out of the record too, once its hosts are reset`,
      ),
    ];
  });
