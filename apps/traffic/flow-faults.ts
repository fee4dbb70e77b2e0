import type { ClusterNetwork } from '../../config/network/flows/cluster-network';
import { endName, type Flow } from '../../config/network/flows/flow';
import { judge, type Denial } from '../../config/network/flows/judge';
import { policedBy } from '../../config/network/flows/policed';
import type { AppOnCluster } from '../define-app';
import { forbiddenFlows } from './forbidden-flows';
import { knownPods, neededFlows } from './needed-flows';

/**
 * Each needed flow that the cluster's policies deny, and each forbidden one that they allow, as a sentence with both ends, the port, the
 * policies and a fix.
 *
 * @param apps all apps of one cluster, the one with the namespaces among them
 */
export function flowFaults(apps: readonly AppOnCluster[], network: ClusterNetwork): string[] {
  const policed = policedBy(
    apps.flatMap(({ manifests }) => manifests?.() ?? []),
    network,
  );
  const pods = knownPods(apps);
  return [
    ...neededFlows(pods, network).flatMap((flow) => {
      const [denial] = judge(policed, flow).denials;
      return denial ? [`${said(flow)} is needed and denied: ${denied(denial)}; ${fix(network, flow, denial)}`] : [];
    }),
    ...forbiddenFlows(pods).flatMap((flow) =>
      judge(policed, flow).ever
        ? [
            `${said(flow)} is allowed, and must not be; narrow the allow rules of its ends, or state the call in the app's traffic`,
          ]
        : [],
    ),
  ];
}

const said = ({ from, to, port, protocol = 'TCP', why }: Flow): string =>
  `the flow from ${endName(from)} to ${endName(to)}, ${protocol} ${port} (${why}),`;

const denied = ({ where, by, why }: Denial): string =>
  where === 'security-group' ? `by ${by}, as ${why}` : `${where} by ${by}, where ${why}`;

function fix({ cni, vxlanMode }: ClusterNetwork, { from, to, port }: Flow, { where }: Denial): string {
  if (where === 'security-group') return `add ${port} to constructs/cluster/control-plane-ports.ts`;
  const ofHosts = where === 'ingress' && from.kind !== 'pods' && from.kind !== 'addresses';
  if (ofHosts && cni === 'calico' && vxlanMode === 'Always') {
    return 'set CALICO_VXLAN_MODE of config/sites/site-plan.ts to CrossSubnet';
  }
  const end = where === 'egress' ? from : to;
  return `add it to the allowRules of ${end.kind === 'pods' ? end.namespace : endName(end)} in apps/`;
}
