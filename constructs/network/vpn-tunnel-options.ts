import type { VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import { VPN_LIFETIMES, VPN_PROPOSALS } from './vpn-proposals';

/** A tunnel's options without their number, by the provider's argument names. */
interface Options {
  readonly insideCidr: string;
  readonly ikeVersions: string[];
  readonly phase1EncryptionAlgorithms: string[];
  readonly phase1IntegrityAlgorithms: string[];
  readonly phase1DhGroupNumbers: number[];
  readonly phase1LifetimeSeconds: number;
  readonly phase2EncryptionAlgorithms: string[];
  readonly phase2IntegrityAlgorithms: string[];
  readonly phase2DhGroupNumbers: number[];
  readonly phase2LifetimeSeconds: number;
  readonly startupAction: 'add' | 'start';
  readonly dpdTimeoutAction: 'clear' | 'none' | 'restart';
  readonly dpdTimeoutSeconds: number;
  readonly logOptions: NonNullable<VpnConnectionConfig['tunnel1LogOptions']>;
}

/** The provider's arguments of one tunnel, such as `tunnel1InsideCidr`. */
export type TunnelOptions<Tunnel extends 1 | 2> = {
  readonly [Option in keyof Options as `tunnel${Tunnel}${Capitalize<Option>}`]: Options[Option];
};

/**
 * One tunnel of a Site-to-Site VPN connection: IKEv2 with {@link VPN_PROPOSALS} only. AWS starts the negotiation, which is possible because
 * the router has a fixed address. AWS also starts it again after the peer was silent. So a tunnel whose AWS end was replaced comes up
 * without the site (Site-to-Site VPN user guide, "Tunnel initiation options").
 *
 * @param insideCidr the tunnel's /30 inside 169.254.0.0/16
 * @param logGroupArn log group for AWS's log of IKE
 */
export function tunnelOptions<Tunnel extends 1 | 2>(
  tunnel: Tunnel,
  insideCidr: string,
  logGroupArn: string,
): TunnelOptions<Tunnel> {
  const [encryption, integrity, dhGroups] = [
    [...VPN_PROPOSALS.encryption],
    [...VPN_PROPOSALS.integrity],
    [...VPN_PROPOSALS.dhGroups],
  ];
  const options: Options = {
    insideCidr,
    ikeVersions: ['ikev2'],
    phase1EncryptionAlgorithms: encryption,
    phase1IntegrityAlgorithms: integrity,
    phase1DhGroupNumbers: dhGroups,
    phase1LifetimeSeconds: VPN_LIFETIMES.phase1,
    phase2EncryptionAlgorithms: encryption,
    phase2IntegrityAlgorithms: integrity,
    phase2DhGroupNumbers: dhGroups,
    phase2LifetimeSeconds: VPN_LIFETIMES.phase2,
    startupAction: 'start',
    dpdTimeoutAction: 'restart',
    // AWS's minimum.
    dpdTimeoutSeconds: 30,
    logOptions: { cloudwatchLogOptions: { logEnabled: true, logGroupArn, logOutputFormat: 'json' } },
  };
  const numbered = Object.entries(options).map(([option, value]) => [
    `tunnel${tunnel}${option.charAt(0).toUpperCase()}${option.slice(1)}`,
    value as unknown,
  ]);
  return Object.fromEntries(numbered) as TunnelOptions<Tunnel>;
}
