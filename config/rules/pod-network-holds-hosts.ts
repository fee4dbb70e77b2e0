import { error } from '../load/fault';
import { prefixLength } from '../network/networks';
import { HOST_PREFIX } from '../sites/site-plan';
import type { Rule } from './rule';

/** A site's pod network has a /24 for each of its hosts (Kubespray, `kube_network_node_prefix`). */
export const podNetworkHoldsHosts: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { network, controlPlane, workers }]) => {
    const hosts = Object.keys(controlPlane.hosts).length + Object.keys(workers).length;
    const prefix = prefixLength(network.podCidr);
    const blocks = prefix > HOST_PREFIX ? 0 : 2 ** (HOST_PREFIX - prefix);
    if (blocks === 0 || hosts <= blocks) return [];
    const wanted = HOST_PREFIX - Math.ceil(Math.log2(hosts));
    return [
      error(
        ['sites', name, 'network', 'podCidr'],
        network.podCidr,
        `the pod network has a /${HOST_PREFIX} for each host: ${name} has ${hosts} hosts, and this one holds ${blocks}`,
        `make it a /${wanted} or larger`,
      ),
    ];
  });
