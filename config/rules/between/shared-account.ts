import { overlap } from '../../network/networks';
import type { LoadedEnvironment } from '../../schema/environment';
import { groupsOf, pairsOf, type BetweenRule } from './conflict';

/**
 * VPCs of one account and region must not overlap: otherwise they could never be connected, by peering or by a router that reaches both.
 * VPCs of different accounts or regions may overlap, since AWS keeps them apart and companies often give accounts the same networks.
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
            `VPCs of one account and region must not overlap, and ${other.file} has ${String(other.value)} there`,
          fix: 'choose another network, or name the account or region that this environment is meant for',
        },
      ];
    });

/** AWS has one service-linked role of spot per account, so only one environment's Terraform can create it. */
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
