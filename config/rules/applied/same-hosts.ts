import { type RuleFault, error, warning } from '../../load/fault';
import { hostsOf } from '../../sites/site-record';
import type { AppliedRule } from './applied-rule';

const ROLES = { 'control-plane': 'of the control plane', worker: 'a worker' } as const;

/**
 * A host keeps its name, its address and its role for as long as it is in the cluster: Kubernetes knows a node by its name, etcd and the
 * certificates know it by its address, and Kubespray changes none of them.
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
    if (same.role !== ran.role) {
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

/** It may have been removed by the book already, which the record cannot know. */
const gone = (site: string, host: string): RuleFault =>
  warning(
    ['sites', site],
    host,
    `${host} is in the cluster by the record, and Kubespray can only remove a host that its inventory names`,
    `run remove-node.yml with -e node=${host} while rendered/ still has it (COMMANDS.md), then take it out of the file`,
  );
