import { cloudNeeded } from '../../../../config/rules/reference-rules';
import { nameLengths } from '../../../../config/rules/name-rules';
import { siteIdentity } from '../../../../config/rules/site-cloud-rules';
import { type Draft, hybrid, onpremOnly, siteOf, twoSites } from '../../../support/drafts';
import type { Broken } from './broken';

/** Signed by nobody who is known, like the example's; of one that may not sign others. */
const LEAF = `-----BEGIN CERTIFICATE-----
MIIBgTCCASagAwIBAgIUeHFvCDSwVJP8ioTGy5NKwvtrbC8wCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaHlicmlkIHNlb3VsMB4XDTI2MTEyMTE0MzkwOFoXDTM2MTEx
ODE0MzkwOFowFzEVMBMGA1UEAwwMaHlicmlkIHNlb3VsMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEGQgS3CeCnY1ayaXUYriHfg5YDnvSzz+swuMKNJYE7ho7SIvI
1Yhgd2WtbaVF9Vyppn3UmBJIsMa0PNl9hVgNiKNQME4wHQYDVR0OBBYEFBKq9s2z
knNAhU1asI0ruseurdZbMB8GA1UdIwQYMBaAFBKq9s2zknNAhU1asI0ruseurdZb
MAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAwRgIhAPh7VCxAmE3RdwLPHRYx
mHb5QIk860OUCNgX2QMvU2b0AiEAvMFG2/LyAAI86LJSVs5Pi3i076z4CwZw4QVi
xffM5b8=
-----END CERTIFICATE-----`;

/** Apart from the next word, so that no scanner takes a test for a key. */
const PRIVATE = 'PRIVATE';

const authorityOf = (draft: Draft): string => siteOf(draft).identity?.certificateAuthority ?? '';

/** `hybrid` with another text for the certificate of its site's authority. */
const text =
  (change: (authority: string) => string) =>
  (draft: Draft): void => {
    siteOf(draft).identity = { certificateAuthority: change(authorityOf(draft)) };
  };

const of = (what: string, change: (draft: Draft) => unknown, ...says: string[]): Broken => ({
  what,
  rule: siteIdentity,
  from: hybrid,
  change,
  path: 'sites.seoul.identity.certificateAuthority',
  says,
});

/** What is wrong about what AWS is told of a site. */
export const brokenIdentity: readonly Broken[] = [
  of(
    'no certificate at all',
    text(() => 'hybrid seoul'),
    'given as PEM',
    'COMMANDS.md',
  ),
  of(
    'a fingerprint instead of the certificate',
    text(() => 'SHA256 Fingerprint=F7:C1:D7:81'),
    'given as PEM',
  ),
  of(
    'a certificate of which a line was not copied',
    text((pem) => pem.replace(/\nK4EE.*/, '')),
    'has a missing or an extra part',
  ),
  of(
    'two certificates',
    text((pem) => `${pem}\n${LEAF}`),
    'several certificates',
  ),
  of(
    'a certificate that may sign no other',
    text(() => LEAF),
    'without CA:TRUE',
  ),
  of(
    "an authority's private key beside its certificate",
    text((pem) => `${pem}\n-----BEGIN ${PRIVATE} KEY-----\nAAAA\n-----END ${PRIVATE} KEY-----`),
    'never leaves its site',
    'internal-authority',
  ),
  {
    what: 'two sites with one authority',
    rule: siteIdentity,
    from: twoSites,
    change: (draft) => (siteOf(draft, 'busan').identity = { certificateAuthority: ` ${authorityOf(draft)}` }),
    path: 'sites.seoul.identity.certificateAuthority',
    says: ['that of busan', 'COMMANDS.md prints on seoul'],
  },
  {
    what: '(only in words) a site that cannot pull its images yet',
    rule: siteIdentity,
    from: hybrid,
    change: (draft) => delete siteOf(draft).identity,
    path: 'sites.seoul.identity',
    severity: 'warning',
    says: ['cannot pull', "'Identity in AWS'"],
  },
  {
    what: 'an identity in AWS without a cloud',
    rule: cloudNeeded,
    from: onpremOnly,
    change: (draft) => (siteOf(draft, 'busan').identity = { certificateAuthority: LEAF }),
    path: 'sites.busan.identity',
    says: ['needs no identity in AWS', 'add `cloud`'],
  },
  {
    what: 'names of a site and its environment that together are too long for a role',
    rule: nameLengths,
    from: hybrid,
    change: (draft) => {
      draft.name = 'a-company-with-quite-a-long-one';
      draft.sites = { 'seoul-second-basement': siteOf(draft) };
    },
    path: 'sites.seoul-second-basement',
    says: ['at most 64', 'a-company-with-quite-a-long-one-seoul-second-basement-external-secrets', 'shorten it to 15'],
  },
];
