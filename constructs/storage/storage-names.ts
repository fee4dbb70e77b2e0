import { prefixed } from '../../config/names';

/**
 * Name of the managed policy for one way to use a storage pair, by which a later stack attaches it to a role.
 *
 * @param grant `read`, `mount`, or `write-<writer>`, the writer being a site or `cloud`
 */
export const storagePolicyName = (environment: { readonly name: string }, pair: string, grant: string): string =>
  prefixed(environment, `${pair}-${grant}`);
