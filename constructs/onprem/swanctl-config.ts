import { TUNNEL_MTU, type TunnelAddresses } from '../../config/network/vpn-tunnels';
import { STRONGSWAN_PROPOSALS, VPN_LIFETIMES } from '../network/vpn-proposals';

export interface SwanctlConfigProps {
  /** AWS region of the VPN connection. */
  readonly region: string;
  /** `Name` tag of the VPN connection. */
  readonly connectionName: string;
  /** The router's public address. */
  readonly peer: string;
  /** Inside addresses of both tunnels, the first tunnel first. */
  readonly tunnels: readonly TunnelAddresses[];
}

/** Nine tenths of a key's lifetime, in seconds: the router makes new keys before AWS drops the old ones. */
const beforeEndOf = (seconds: number): number => seconds - seconds / 10;

/**
 * strongSwan's configuration for a site's router (strongSwan documentation, "swanctl.conf", "Route-based VPN"): IKEv2 for both tunnels,
 * with the same proposals as AWS. Values that only AWS knows are names in capitals; commands at the top of the file print them.
 */
export function swanctlConfig({ region, connectionName, peer, tunnels }: SwanctlConfigProps): string {
  const head = [
    '# An example for strongSwan 5.9 and later: put it into /etc/swanctl/swanctl.conf, replace the names in capitals, and load',
    '# it with `swanctl --load-all`. Both outside addresses must reach the router on UDP 500 and 4500.',
    '#',
    '# These commands of the AWS CLI print the values for the names in capitals:',
    `#   vpn() { aws ec2 describe-vpn-connections --region ${region} --output text --query "$1" \\`,
    `#     --filters Name=tag:Name,Values=${connectionName} Name=state,Values=available; }`,
    "# TUNNEL_1_OUTSIDE_ADDRESS and TUNNEL_2_OUTSIDE_ADDRESS, each after its tunnel's inside network:",
    "#   vpn 'VpnConnections[].Options.TunnelOptions[].[TunnelInsideCidr,OutsideIpAddress]'",
    '# TUNNEL_1_PRESHARED_KEY and TUNNEL_2_PRESHARED_KEY:',
    `#   aws secretsmanager get-secret-value --region ${region} --output text --query SecretString \\`,
    `#     --secret-id "$(vpn 'VpnConnections[].PreSharedKeyArn')"`,
    '#',
    '# Make the interfaces for BGP and all traffic before the first load. WAN_INTERFACE is the one that leads to the internet.',
    `# An MTU of ${TUNNEL_MTU} leaves room for the headers of ESP and NAT traversal. Set charon.install_routes = no in strongswan.conf: BGP`,
    '# decides what goes into a tunnel.',
    ...tunnels.flatMap(({ site }, index) => [
      `#   ip link add aws${index + 1} type xfrm dev WAN_INTERFACE if_id ${index + 1}`,
      `#   ip address add ${site}/30 dev aws${index + 1}; ip link set aws${index + 1} mtu ${TUNNEL_MTU} up`,
    ]),
  ];
  const connections = tunnels.flatMap((_, index) => connection(index + 1, peer));
  const secrets = tunnels.flatMap((_, index) => secret(index + 1));
  return `${[...head, '', 'connections {', ...connections, '}', '', 'secrets {', ...secrets, '}'].join('\n')}\n`;
}

const connection = (tunnel: number, peer: string): string[] => [
  `  tunnel-${tunnel} {`,
  '    version = 2',
  `    remote_addrs = TUNNEL_${tunnel}_OUTSIDE_ADDRESS`,
  `    proposals = ${STRONGSWAN_PROPOSALS.ike}`,
  `    rekey_time = ${beforeEndOf(VPN_LIFETIMES.phase1)}s`,
  '    dpd_delay = 10s',
  '    # Both ends may start a connection. Of two, the later one stays.',
  '    unique = replace',
  '    keyingtries = 0',
  `    if_id_in = ${tunnel}`,
  `    if_id_out = ${tunnel}`,
  '    local {',
  '      auth = psk',
  `      id = ${peer}`,
  '    }',
  '    remote {',
  '      auth = psk',
  `      id = TUNNEL_${tunnel}_OUTSIDE_ADDRESS`,
  '    }',
  '    children {',
  `      tunnel-${tunnel} {`,
  '        # The tunnel takes everything that a route sends into the interface.',
  '        local_ts = 0.0.0.0/0',
  '        remote_ts = 0.0.0.0/0',
  `        esp_proposals = ${STRONGSWAN_PROPOSALS.esp}`,
  `        rekey_time = ${beforeEndOf(VPN_LIFETIMES.phase2)}s`,
  '        # AWS starts the tunnel. If it is down, the next BGP packet starts it from this end.',
  '        start_action = trap',
  '        dpd_action = restart',
  '      }',
  '    }',
  '  }',
];

const secret = (tunnel: number): string[] => [
  `  ike-tunnel-${tunnel} {`,
  `    id = TUNNEL_${tunnel}_OUTSIDE_ADDRESS`,
  `    secret = "TUNNEL_${tunnel}_PRESHARED_KEY"`,
  '  }',
];
