import { type AppliedRule, error, type RuleFault, warning } from '../../load/fault';
import { hostsOf } from '../../sites/site-record';

const ROLES = {
  'control-plane': 'of the control plane',
  worker: 'a worker',
  both: 'of the control plane and a worker',
} as const;

/**
 * A host keeps its name, address and role while it is in the cluster. Kubernetes knows it by name, etcd and the certificates know it by
 * address, and Kubespray changes none of these.
 */
export const sameHosts: AppliedRule = ({ name, site, applied }) => {
  const wanted = hostsOf(site);
  const place = ({ name: host, role }: (typeof wanted)[number]): RuleFault['path'] => [
    'sites',
    name,
    ...(role === 'worker' ? ['workers', host] : ['controlPlane', 'hosts', host]),
  ];
  return applied.hosts.flatMap((ran): RuleFault[] => {
    const again = `take ${ran.name} out of the cluster with remove-node.yml, out of the file, and record it; then add it anew`;
    const same = wanted.find((host) => host.name === ran.name);
    if (!same) {
      const renamed = wanted.find((host) => host.address === ran.address);
      if (!renamed) return [gone(name, ran.name)];
      return [
        error(
          place(renamed),
          renamed.name,
          `a host keeps its name, and ${ran.address} is ${ran.name} in the cluster`,
          `write ${ran.name}; or ${again}`,
        ),
      ];
    }
    // Kubespray takes the taint from a host of the control plane that is to run pods, and never gives it back.
    const worksToo = ran.role === 'control-plane' && same.role === 'both';
    if (same.role !== ran.role && !worksToo) {
      return [
        error(
          place(same),
          same.name,
          `a host keeps its role, and ${ran.name} is ${ROLES[ran.role]} in the cluster`,
          again,
        ),
      ];
    }
    if (same.address === ran.address) return [];
    return [
      error(
        place(same),
        same.address,
        `a host keeps its address: etcd and the certificates know ${ran.name} by ${ran.address}`,
        `write ${ran.address}; or ${again}`,
      ),
    ];
  });
};

/** The host may already have been removed with remove-node.yml; the record does not know that. */
const gone = (site: string, host: string): RuleFault =>
  warning(
    ['sites', site],
    host,
    `the record says that ${host} is in the cluster, and Kubespray can only remove a host that its inventory names`,
    `run remove-node.yml with -e node=${host} while rendered/ still has it (COMMANDS.md), then take it out of the file`,
  );

/** A cluster keeps its pod network, Service network and CNI: no playbook changes them. */
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
          `write ${ran}; or move the work away, run reset.yml, take ${site} out of the record, and start again`,
        ),
      ];
