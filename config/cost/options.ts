import type { Environment } from '../schema/environment';
import { vpnSites } from '../network/vpn-tunnels';
import { monthlyFloor, priced, totalOf, type CostLine } from './monthly-floor';
import { partsOfEnvironment } from './parts-of-environment';
import { withNetwork, withoutDatabase, withoutPair, withoutVpn, withStandby } from './variants';

/** A choice of the environment and what it is worth in a month. */
export interface CostOption {
  /** Its place in the environment, such as `cloud.network.nat`. */
  readonly path: string;
  /** What is or would be chosen, such as `per-zone`. */
  readonly choice: string;
  readonly state: 'on' | 'off';
  /** US dollars a month that it adds, or would add, as far as there are prices. */
  readonly usd: number;
  /** What it adds that has no price in the region's table. */
  readonly unpriced: readonly string[];
}

const GIB_A_TIB = 1024;

/**
 * What each option adds to the month, or would add where it is off: the difference between the floors of two environments that
 * differ in nothing else, both without overrides. Stored data is the one thing here that no floor holds.
 */
export function options(environment: Environment): CostOption[] {
  if (!environment.cloud) return [];
  return [
    ...networkOptions(environment, environment.cloud.network),
    ...databaseOptions(environment),
    ...siteOptions(environment, environment.cloud.region),
  ];
}

function networkOptions(environment: Environment, network: NonNullable<Environment['cloud']>['network']): CostOption[] {
  const endpoints = [...new Set(network.interfaceEndpoints)];
  const one = (service: (typeof endpoints)[number]): CostOption =>
    option('cloud.network.interfaceEndpoints', service, true, {
      without: withNetwork(environment, { interfaceEndpoints: endpoints.filter((other) => other !== service) }),
      with: environment,
    });
  return [
    option('cloud.network.nat', 'per-zone', network.nat === 'per-zone', {
      without: withNetwork(environment, { nat: 'single' }),
      with: withNetwork(environment, { nat: 'per-zone' }),
    }),
    ...endpoints.map(one),
    ...(endpoints.length > 0
      ? []
      : [
          option('cloud.network.interfaceEndpoints', 'for each', false, {
            without: environment,
            with: withNetwork(environment, { interfaceEndpoints: ['sts'] }),
          }),
        ]),
    option('cloud.network.resolverEndpoint', 'inbound', network.resolverEndpoint === 'inbound', {
      without: withNetwork(environment, { resolverEndpoint: 'none' }),
      with: withNetwork(environment, { resolverEndpoint: 'inbound' }),
    }),
  ];
}

function databaseOptions(environment: Environment): CostOption[] {
  const database = environment.cloud?.database;
  if (!database) return [];
  return [
    option('cloud.database', database.instanceClass, true, {
      without: withoutDatabase(environment),
      with: environment,
    }),
    option('cloud.database.availability', 'multi-zone', database.availability === 'multi-zone', {
      without: withStandby(environment, 'single-zone'),
      with: withStandby(environment, 'multi-zone'),
    }),
  ];
}

function siteOptions(environment: Environment, region: string): CostOption[] {
  return [
    ...vpnSites(environment).map(([name]) =>
      option(`sites.${name}.vpn`, 'VPN', true, { without: withoutVpn(environment, name), with: environment }),
    ),
    ...Object.entries(environment.storage).map(([name, { sizeTiB }]) => {
      const data = { price: 's3.standard', item: 'S3 Standard', count: sizeTiB * GIB_A_TIB, unit: 'GiB' };
      return option(
        `storage.${name}`,
        `${sizeTiB} TiB in S3`,
        true,
        { without: withoutPair(environment, name), with: environment },
        [{ ...data, ...priced(region, data) }],
      );
    }),
  ];
}

/** @param beyond what the option adds and no floor holds */
function option(
  path: string,
  choice: string,
  on: boolean,
  pair: { readonly without: Environment; readonly with: Environment },
  beyond: readonly CostLine[] = [],
): CostOption {
  const [less, more] = [floorOf(pair.without), floorOf(pair.with)];
  const added = [...changed(more, less), ...beyond];
  const lost = changed(less, more);
  const unpriced = [...added, ...lost].filter(({ usd }) => usd === undefined).map(({ item }) => item);
  return {
    path,
    choice,
    state: on ? 'on' : 'off',
    usd: totalOf(added) - totalOf(lost),
    unpriced: [...new Set(unpriced)],
  };
}

function floorOf(environment: Environment): CostLine[] {
  const parts = partsOfEnvironment(environment);
  return parts && environment.cloud ? monthlyFloor(environment.cloud.region, parts) : [];
}

/** The lines of one floor that the other does not have in the same quantity. */
const changed = (lines: readonly CostLine[], others: readonly CostLine[]): CostLine[] =>
  lines.filter((line) => !others.some(({ price, count }) => price === line.price && count === line.count));
