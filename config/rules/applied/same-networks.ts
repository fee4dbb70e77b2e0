import type { RuleFault } from '../../load/fault';
import { error } from '../../load/fault';
import type { AppliedRule } from './applied-rule';

/** Pod network, Service network and CNI are what a cluster is born with: no playbook changes them. */
export const sameNetworks: AppliedRule = ({ name, site, applied }) => [
  ...same(name, ['network', 'podCidr'], 'the pod network', site.network.podCidr, applied.podCidr),
  ...same(name, ['network', 'serviceCidr'], 'the Service network', site.network.serviceCidr, applied.serviceCidr),
  ...same(name, ['cni'], 'the CNI', site.cni, applied.cni),
];

const same = (site: string, path: readonly string[], what: string, wanted: string, ran: string): RuleFault[] =>
  wanted === ran
    ? []
    : [
        error(
          ['sites', site, ...path],
          wanted,
          `a cluster keeps ${what} for life, and ${site} runs with ${ran}`,
          `write ${ran}; or move the work away, run reset.yml, take ${site} out of the record, and begin anew`,
        ),
      ];
