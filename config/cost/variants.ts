import type { CloudConfig, Environment } from '../schema/environment';

/** Environments that differ from a given one in one choice. */

/** With other settings of the cloud half; the same where it has none. */
const withCloud = (environment: Environment, change: Partial<CloudConfig>): Environment =>
  environment.cloud ? { ...environment, cloud: { ...environment.cloud, ...change } } : environment;

/** With other settings of the VPC. */
export const withNetwork = (environment: Environment, change: Partial<CloudConfig['network']>): Environment =>
  environment.cloud ? withCloud(environment, { network: { ...environment.cloud.network, ...change } }) : environment;

/** With another availability of its database, if it has one. */
export function withStandby(
  environment: Environment,
  availability: NonNullable<CloudConfig['database']>['availability'],
): Environment {
  const database = environment.cloud?.database;
  return database ? withCloud(environment, { database: { ...database, availability } }) : environment;
}

/** With its database taken away. */
export const withoutDatabase = (environment: Environment): Environment =>
  withCloud(environment, { database: undefined });

/** With one site's VPN taken away. */
export const withoutVpn = (environment: Environment, name: string): Environment => ({
  ...environment,
  sites: Object.fromEntries(
    Object.entries(environment.sites).map(([site, settings]) => {
      if (site !== name) return [site, settings];
      const { vpn: _, ...rest } = settings;
      return [site, rest];
    }),
  ),
});

/** With one storage pair taken away. */
export const withoutPair = (environment: Environment, name: string): Environment => ({
  ...environment,
  storage: Object.fromEntries(Object.entries(environment.storage).filter(([pair]) => pair !== name)),
});
