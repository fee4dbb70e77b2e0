import type * as z from 'zod';
import type { Cloud } from './schema/cloud';
import type { EnvironmentSchema } from './schema/environment';
import type { Site } from './schema/site';
import type { StoragePair } from './schema/storage';

type Narrow<T, K extends keyof T, V> = { [P in keyof T]: P extends K ? V | Extract<T[P], undefined> : T[P] };

type CloudInput = z.input<typeof Cloud>;
type PoolInput = NonNullable<CloudInput['gpuPools']>[string];
type PairInput = z.input<typeof StoragePair>;

/** A pool names its families or its types: both, or neither, is a compile error. */
type TypesOf<Pool extends PoolInput> =
  | (Pool & { readonly families: NonNullable<Pool['families']>; readonly instanceTypes?: never })
  | (Pool & { readonly instanceTypes: NonNullable<Pool['instanceTypes']>; readonly families?: never });

/** The schema's input with its cross-references narrowed to the names that this very environment declares. */
type EnvironmentInput<SiteName extends string, PairName extends string> = Narrow<
  Narrow<
    Narrow<z.input<typeof EnvironmentSchema>, 'sites', { [K in SiteName]: z.input<typeof Site> }>,
    'storage',
    { [K in PairName]: Narrow<PairInput, 'writers', Record<string, NoInfer<SiteName> | 'cloud'>> }
  >,
  'cloud',
  Narrow<CloudInput, 'gpuPools', Record<string, TypesOf<Narrow<PoolInput, 'storage', NoInfer<PairName>>>>>
>;

/**
 * Types an environment where it is written: an unknown key, a wrong value, or the name of a site or storage pair
 * that does not exist is a compile error. It checks nothing at run time; loading the file does.
 *
 * @example
 * export default defineEnvironment({
 *   name: 'rack',
 *   repository: { url: 'https://git.acme.example/platform', revision: 'main' },
 *   terraformState: 'local',
 *   sites: {
 *     seoul: {
 *       network: {
 *         nodeCidr: '10.20.0.0/24',
 *         podCidr: '10.21.0.0/16',
 *         serviceCidr: '10.22.0.0/16',
 *         vipRange: '10.20.0.208/28',
 *       },
 *       controlPlane: { vip: '10.20.0.10', hosts: { cp1: '10.20.0.11' } },
 *     },
 *   },
 * });
 */
export const defineEnvironment = <const SiteName extends string = never, const PairName extends string = never>(
  environment: EnvironmentInput<SiteName, PairName>,
): z.input<typeof EnvironmentSchema> => environment;
