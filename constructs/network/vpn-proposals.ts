/**
 * What both ends of every tunnel offer in both phases of IKEv2. Only the strongest are offered, so that nothing weaker can be negotiated
 * (Site-to-Site VPN user guide, "Tunnel options"; AWS by itself would also take AES128, SHA1 and group 2). AES-GCM authenticates what it
 * encrypts, so the integrity algorithms serve the key derivation.
 */
export const VPN_PROPOSALS = {
  encryption: ['AES256-GCM-16'],
  integrity: ['SHA2-384', 'SHA2-512'],
  /** 20 and 21: elliptic curves of 384 and 521 bits. */
  dhGroups: [20, 21],
} as const;

/** Lifetime in seconds of the keys of phase 1 (IKE) and phase 2 (ESP): AWS's maximum. */
export const VPN_LIFETIMES = { phase1: 28800, phase2: 3600 } as const;

/** strongSwan's words for {@link VPN_PROPOSALS} (strongSwan documentation, "IKEv2 cipher suites"). */
const STRONGSWAN_WORDS: Readonly<
  Record<
    | (typeof VPN_PROPOSALS.encryption)[number]
    | (typeof VPN_PROPOSALS.integrity)[number]
    | (typeof VPN_PROPOSALS.dhGroups)[number],
    string
  >
> = {
  'AES256-GCM-16': 'aes256gcm16',
  'SHA2-384': 'prfsha384',
  'SHA2-512': 'prfsha512',
  20: 'ecp384',
  21: 'ecp521',
};

const inStrongSwan = (...algorithms: readonly (keyof typeof STRONGSWAN_WORDS)[]): string =>
  algorithms.map((algorithm) => STRONGSWAN_WORDS[algorithm]).join('-');

/** The proposals as strongSwan writes them, for IKE and for ESP. ESP has no key derivation of its own. */
export const STRONGSWAN_PROPOSALS = {
  ike: inStrongSwan(...VPN_PROPOSALS.encryption, ...VPN_PROPOSALS.integrity, ...VPN_PROPOSALS.dhGroups),
  esp: inStrongSwan(...VPN_PROPOSALS.encryption, ...VPN_PROPOSALS.dhGroups),
} as const;
