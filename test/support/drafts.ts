import type * as z from 'zod';
import { readEnvironments, type ReadResult } from '../../config/load/read-environments';
import { EnvironmentSchema, type Environment } from '../../config/schema/environment';
import cloudOnlyExample from '../fixtures/environments/cloud-only';
import hybridExample from '../fixtures/environments/hybrid';
import onpremOnlyExample from '../fixtures/environments/onprem-only';

/** An environment as its owner writes it, every key writable at every depth. */
export type Draft = Writable<z.input<typeof EnvironmentSchema>>;
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type Cloud = NonNullable<Draft['cloud']>;
type Site = NonNullable<Draft['sites']>[string];

/** The committed examples, to change: each call makes a new one. */
export const hybrid = (): Draft => structuredClone(hybridExample);
export const cloudOnly = (): Draft => structuredClone(cloudOnlyExample);
export const onpremOnly = (): Draft => structuredClone(onpremOnlyExample);

/** `hybrid` with a second site, `busan`, that also has a VPN. */
export function twoSites(): Draft {
  const draft = hybrid();
  const busan = siteOf(onpremOnly(), 'busan');
  draft.sites = { ...draft.sites, busan: { ...busan, vpn: { peer: '198.51.100.10', asn: 65011 } } };
  return draft;
}

/** A draft's cloud half. */
export const cloudOf = (draft: Draft): Cloud => found(draft.cloud, 'cloud');

/** One of a draft's sites. */
export const siteOf = (draft: Draft, name = 'seoul'): Site => found(draft.sites?.[name], `sites.${name}`);

/** One of a draft's storage pairs. */
export const pairOf = (draft: Draft, name = 'maps'): NonNullable<Draft['storage']>[string] =>
  found(draft.storage?.[name], `storage.${name}`);

/** One of a draft's GPU pools. */
export const poolOf = (draft: Draft, name = 'pipeline'): NonNullable<Cloud['gpuPools']>[string] =>
  found(cloudOf(draft).gpuPools?.[name], `gpuPools.${name}`);

/** The VPN of one of a draft's sites. */
export const vpnOf = (draft: Draft, site?: string): NonNullable<Site['vpn']> => found(siteOf(draft, site).vpn, 'vpn');

/** The file name under which {@link checked} reads a draft. */
export const FILE = 'environments/draft.ts';

/** A draft, or anything else, as loading its file finds it. */
export const checked = (draft: unknown): ReadResult => readEnvironments([{ file: FILE, value: draft }]);

/** A draft with its defaults filled in. */
export const parsed = (draft: Draft): Environment => EnvironmentSchema.parse(draft);

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the draft has no ${what}`);
  return value;
}
