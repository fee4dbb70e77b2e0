import { overlap } from '../../network/networks';
import type { LoadedEnvironment } from '../../schema/environment';
import { groupsOf, pairsOf, type BetweenRule } from './conflict';

/**
 * VPCs of one account and region share no address: what is connected later, by peering or by a router that both reach, could not be told apart.
 * VPCs of other accounts or regions may be equal, since AWS keeps them apart and companies number accounts alike.
 */
export const vpcNetworks: BetweenRule = (environments) =>
  groupsOf(environments, placeOf)
    .flatMap(pairsOf)
    .flatMap(([one, another]) => {
      const [here, there] = [vpcOf(one), vpcOf(another)];
      if (here === undefined || there === undefined || !overlap(here, there)) return [];
      return [
        {
          parties: [
            { file: one.file, path: ['cloud', 'network', 'vpcCidr'], value: here },
            { file: another.file, path: ['cloud', 'network', 'vpcCidr'], value: there },
          ],
          rule: (_, other) =>
            `VPCs of one account and region have addresses of their own, and ${other.file} has ${String(other.value)} there`,
          fix: 'choose another network, or name the account or region that this environment is meant for',
        },
      ];
    });

/** AWS makes the service-linked role of spot once an account, so one environment's Terraform can hold it. */
export const spotRole: BetweenRule = (environments) =>
  groupsOf(environments, ({ environment: { cloud } }) =>
    cloud?.spotServiceLinkedRole === 'create' ? cloud.account : undefined,
  )
    .flatMap(pairsOf)
    .map(([one, another]) => ({
      parties: [roleOf(one), roleOf(another)],
      rule: (_, other) => `an account has one service-linked role of spot, and ${other.file} creates it`,
      fix: "write 'exists', or leave the key out",
    }));

const placeOf = ({ environment: { cloud } }: LoadedEnvironment) => cloud && `${cloud.account} ${cloud.region}`;

const vpcOf = ({ environment: { cloud } }: LoadedEnvironment) => cloud?.network.vpcCidr;

const roleOf = ({ file }: LoadedEnvironment) => ({ file, path: ['cloud', 'spotServiceLinkedRole'], value: 'create' });
