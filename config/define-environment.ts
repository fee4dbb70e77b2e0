import type * as z from 'zod';
import type { Cloud } from './schema/cloud';
import type { EnvironmentSchema, StoragePair } from './schema/environment';
import type { Site } from './schema/site';

type Narrow<T, K extends keyof T, V> = { [P in keyof T]: P extends K ? V | Extract<T[P], undefined> : T[P] };

type Input = z.input<typeof EnvironmentSchema>;
type CloudInput = z.input<typeof Cloud>;
type DatabaseInput = NonNullable<CloudInput['database']>;
type PoolInput = NonNullable<CloudInput['gpuPools']>[string];
type PairInput = z.input<typeof StoragePair>;

/** A pool names either families or types; naming both or neither is a compile error. */
type TypesOf<Pool extends PoolInput> =
  | (Pool & { readonly families: NonNullable<Pool['families']>; readonly instanceTypes?: never })
  | (Pool & { readonly instanceTypes: NonNullable<Pool['instanceTypes']>; readonly families?: never });

/** The schema's input with cross-references narrowed to the names that this environment declares. */
type EnvironmentInput<S extends Shape> = Narrow<
  Narrow<
    Narrow<Narrow<Input, 'terraformState', S['state']>, 'sites', { [K in S['sites']]: z.input<typeof Site> }>,
    'storage',
    { [K in S['pairs']]: Narrow<PairInput, 'writers', Record<string, NoInfer<S['sites']> | 'cloud'>> }
  >,
  'cloud',
  Narrow<
    Narrow<
      Narrow<CloudInput, 'account', S['account']>,
      'database',
      Narrow<DatabaseInput, 'instanceClass', S['database']>
    >,
    'gpuPools',
    { [K in S['pools']]: TypesOf<Narrow<PoolInput, 'storage', NoInfer<S['pairs']>>> }
  >
>;

/** The names that an environment declares as literals; `never` if it declares none. */
export interface Shape {
  readonly state: Input['terraformState'];
  readonly sites: string;
  readonly pairs: string;
  readonly pools: string;
  /** There is a cloud half. */
  readonly account: string;
  /** There is a database. */
  readonly database: string;
}

declare const SHAPE: unique symbol;

/** An environment as written; its type records what it has. */
export type DefinedEnvironment<S extends Shape = Shape> = Input & { readonly [SHAPE]?: S };

/**
 * Types an environment where it is written: an unknown key, a wrong value, or the name of a site or storage pair that does not exist is a
 * compile error. At run time it checks nothing; the loader does.
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
export const defineEnvironment = <
  const SiteName extends string = never,
  const PairName extends string = never,
  const PoolName extends string = never,
  const Account extends string = never,
  const Database extends string = never,
  const State extends Input['terraformState'] = Input['terraformState'],
>(
  environment: EnvironmentInput<{
    state: State;
    sites: SiteName;
    pairs: PairName;
    pools: PoolName;
    account: Account;
    database: Database;
  }>,
): DefinedEnvironment<{
  state: State;
  sites: SiteName;
  pairs: PairName;
  pools: PoolName;
  account: Account;
  database: Database;
}> => environment;
