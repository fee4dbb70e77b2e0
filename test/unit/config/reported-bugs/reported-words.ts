import { cloudOf, hybrid, vpnOf, type Draft } from '../../../support/drafts';
import type { Reported } from './reported';

/** Faults that named the wrong key or the wrong fix. */
export const reportedWords: readonly Reported[] = [
  {
    what: 'an empty address of the repository',
    report: 's173',
    from: hybrid,
    change: (draft) => (draft.repository.url = ''),
    path: 'repository.url',
    says: ['the address of the git repository', "url: 'git@github.com:acme/platform.git'"],
    neverSays: 'larger number',
  },
  {
    what: 'a missing issuer of single sign-on',
    report: 's172',
    from: hybrid,
    change: (draft) => Object.assign(cloudOf(draft), { argoCd: { sso: { clientId: 'x', groups: { a: 'admin' } } } }),
    path: 'cloud.argoCd.sso.issuer',
    says: ["required: the issuer's address", "issuer: 'https://login.acme.example'"],
    neverSays: 'Invalid',
  },
  ...[0, 1].map((tunnel) => ({
    what: `tunnel ${tunnel + 1} in a network that AWS keeps, with a free one of its own`,
    report: 's142',
    from: hybrid,
    change: (draft: Draft) => (vpnOf(draft).tunnelInsideCidrs = ['169.254.0.0/30', '169.254.1.0/30']),
    path: `sites.seoul.vpn.tunnelInsideCidrs.${tunnel}`,
    says: ['AWS keeps it', `use 169.254.240.${4 * tunnel}/30, which is free`],
  })),
  {
    what: 'a function where a list must be',
    report: 's155',
    from: hybrid,
    change: (draft) => Object.assign(cloudOf(draft), { admins: () => [] }),
    path: 'cloud.admins',
    says: ['a list: [ … ]', "admins: ['arn:aws:iam::123456789012:role/PlatformAdmin']"],
    neverSays: '[undefined]',
  },
  {
    what: 'a value whose reading throws',
    report: 's157',
    from: hybrid,
    change: (draft) =>
      Object.defineProperty((cloudOf(draft).argoCd = {}), 'host', {
        enumerable: true,
        get: () => {
          throw new Error('no host today');
        },
      }),
    path: 'cloud.argoCd.host',
    says: ['reading it throws: no host today', 'write a plain value'],
  },
];
