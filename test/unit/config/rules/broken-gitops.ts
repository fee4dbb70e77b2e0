import { PLACEHOLDER, placeholders } from '../../../../config/rules/placeholders';
import { release } from '../../../../config/rules/reductions';
import { repository } from '../../../../config/rules/repository-rules';
import { siteStorage } from '../../../../config/rules/site-host-rules';
import { singleSignOn } from '../../../../config/rules/access-rules';
import { cloudOf, type Draft, hybrid, onpremOnly, siteOf } from '../../../support/drafts';
import type { Broken } from './broken';

const HOST_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHostKeyOfNobody';

const url =
  (text: string, ...hostKeys: string[]) =>
  (draft: Draft): void => {
    draft.repository = { url: text, revision: 'main', ...(hostKeys.length > 0 && { hostKeys }) };
  };

const urls: readonly Broken[] = [
  {
    what: 'a repository with user and password in its address',
    rule: repository,
    from: hybrid,
    change: url('https://ci:hunter2@git.acme.example/platform.git'),
    path: 'repository.url',
    says: ['committed, shown and kept in the state', 'ARGO-CD-SECRETS.md', 'revoke it'],
  },
  {
    what: 'a repository with a token for a user name',
    rule: repository,
    from: hybrid,
    change: url('https://ghp_0123456789@github.com/acme/platform'),
    path: 'repository.url',
    says: ['neither user and password nor a query'],
  },
  {
    what: 'a repository with a password for SSH',
    rule: repository,
    from: hybrid,
    change: url('ssh://git:hunter2@git.acme.example/platform.git'),
    path: 'repository.url',
    says: ['neither user and password nor a query'],
  },
  {
    what: 'a repository with a token in the query',
    rule: repository,
    from: hybrid,
    change: url('https://git.acme.example/platform?access_token=hunter2'),
    path: 'repository.url',
    says: ['nor a query'],
  },
  {
    what: 'a repository that is not encrypted',
    rule: repository,
    from: onpremOnly,
    change: url('http://git.acme.example/platform.git'),
    path: 'repository.url',
    says: ['https://, ssh://user@ or user@host:path', 'git@github.com:acme/platform.git'],
  },
  {
    what: 'a repository on this machine',
    rule: repository,
    from: hybrid,
    change: url('../platform.git'),
    path: 'repository.url',
    says: ['user@host:path'],
  },
];

const hostKeys: readonly Broken[] = [
  {
    what: 'an SSH host whose key Argo CD does not know',
    rule: repository,
    from: hybrid,
    change: url('git@git.acme.example:platform.git', `git.other.example ${HOST_KEY}`),
    path: 'repository.hostKeys',
    says: ['none of these is of git.acme.example', "'ssh-keyscan git.acme.example'"],
  },
  {
    what: 'a known SSH host on a port of its own',
    rule: repository,
    from: hybrid,
    change: url('ssh://git@github.com:2222/acme/platform.git', `github.com ${HOST_KEY}`),
    path: 'repository.hostKeys',
    says: ['[github.com]:2222', "'ssh-keyscan -p 2222 github.com'"],
  },
  {
    what: 'host keys that https does not use',
    rule: repository,
    from: hybrid,
    change: url('https://github.com/acme/platform', `github.com ${HOST_KEY}`),
    path: 'repository.hostKeys',
    says: ['repository.url is https', 'remove them'],
  },
];

type Sso = NonNullable<NonNullable<ReturnType<typeof cloudOf>['argoCd']>['sso']>;

const sso =
  (change: Partial<Sso>, adminLogin: 'on' | 'off' = 'off') =>
  (draft: Draft): void => {
    const whole = { issuer: 'https://login.acme.example', clientId: 'argocd', groups: { ops: 'admin' as const } };
    cloudOf(draft).argoCd = { adminLogin, sso: { ...whole, ...change } };
  };

const signOn: readonly Broken[] = [
  {
    what: 'an issuer without encryption',
    rule: singleSignOn,
    from: hybrid,
    change: sso({ issuer: 'http://login.acme.example' }),
    path: 'cloud.argoCd.sso.issuer',
    says: ['https address', '.well-known/openid-configuration'],
  },
  {
    what: 'an issuer with a query',
    rule: singleSignOn,
    from: hybrid,
    change: sso({ issuer: 'https://login.acme.example/?tenant=1' }),
    path: 'cloud.argoCd.sso.issuer',
    says: ['without user, query or fragment'],
  },
  {
    what: 'scopes without the one that makes it OpenID Connect',
    rule: singleSignOn,
    from: hybrid,
    change: sso({ scopes: ['profile', 'groups'] }),
    path: 'cloud.argoCd.sso.scopes',
    says: ["add 'openid'"],
  },
  {
    what: 'single sign-on after which nobody may do anything',
    rule: singleSignOn,
    from: hybrid,
    change: sso({ groups: {} }),
    path: 'cloud.argoCd.sso.groups',
    says: ['without groups nobody does', "'platform-admins': 'admin'"],
  },
  {
    what: '(only in words) the account admin beside single sign-on',
    rule: singleSignOn,
    from: hybrid,
    change: sso({}, 'on'),
    path: 'cloud.argoCd.adminLogin',
    severity: 'warning',
    says: ['password', "adminLogin: 'off'"],
  },
];

/** What `init` left for the owner to write. */
const leftOver: readonly Broken[] = [
  {
    what: '(only in words) the repository that init makes up',
    rule: placeholders,
    from: hybrid,
    change: (draft) => (draft.repository.url = PLACEHOLDER.repository),
    path: 'repository.url',
    severity: 'warning',
    says: ['a placeholder of init', "this repository's address"],
  },
  {
    what: '(only in words) the account that init makes up',
    rule: placeholders,
    from: hybrid,
    change: (draft) => (cloudOf(draft).account = PLACEHOLDER.account),
    path: 'cloud.account',
    severity: 'warning',
    says: ['a placeholder of init', 'here and in cloud.admins'],
  },
];

/** What is wrong about the repository that Argo CD reads, and about how people come to Argo CD. */
const platform: readonly Broken[] = [
  {
    what: 'a rack without a registry for its pipeline',
    rule: release,
    from: onpremOnly,
    change: (draft) => delete draft.release,
    path: 'release.registry',
    says: ['no pipeline is installed', "registry: 'registry.acme.example/platform'"],
    severity: 'warning',
  },
  {
    what: 'data disks on fewer hosts than there are copies',
    rule: siteStorage,
    from: onpremOnly,
    change: (draft) => delete siteOf(draft, 'busan').workers?.['cpu1'],
    path: 'sites.busan.workers',
    says: ['each object is kept on 3 hosts', 'give 1 more of the workers a disk'],
  },
];

export const brokenGitops: readonly Broken[] = [...urls, ...hostKeys, ...signOn, ...leftOver, ...platform];
