import { EKS_ADD_ON_VERSIONS } from '../../../../config/versions';
import type { Account, Role } from '../../../../commands/preflight/account';

const G6 = [
  { type: 'g6.xlarge', vcpus: 4, gpus: 1 },
  { type: 'g6.12xlarge', vcpus: 48, gpus: 4 },
];
const G5 = [{ type: 'g5.2xlarge', vcpus: 8, gpus: 1 }];

/** A role whose sessions last four hours. */
export const roleOf = (arn: string): Role => ({ arn, tags: {}, sessionSeconds: 14400 });

/** An account in which `hybrid` can be deployed, but for what is given. */
export const madeUpAccount = (but: Partial<Account> = {}): Account => ({
  identity: () =>
    Promise.resolve({
      account: '123456789012',
      arn: 'arn:aws:sts::123456789012:assumed-role/PlatformAdmin/me',
    }),
  role: (name) => Promise.resolve(roleOf(`arn:aws:iam::123456789012:role/${name}`)),
  addOnVersions: (minor, name) => Promise.resolve([EKS_ADD_ON_VERSIONS[minor]?.[name] ?? '']),
  parameters: (names) =>
    Promise.resolve(new Map(names.filter((name) => name.endsWith('/image_id')).map((name) => [name, 'ami-0a']))),
  quota: () => Promise.resolve(100),
  familyTypes: () => Promise.resolve([...G6, ...G5]),
  types: (names) => Promise.resolve(names.map((type) => ({ type, vcpus: 2, gpus: 0 }))),
  offers: (types) => Promise.resolve(types.map((type) => ({ type, zone: 'ap-northeast-2a' }))),
  zones: () =>
    Promise.resolve(
      ['a', 'b', 'c', 'd'].map((letter, at) => ({ name: `ap-northeast-2${letter}`, id: `apne2-az${at + 1}` })),
    ),
  instances: () => Promise.resolve([]),
  addresses: () => Promise.resolve([]),
  vpcs: () => Promise.resolve([]),
  hasPublicZone: () => Promise.resolve(true),
  ...but,
});
