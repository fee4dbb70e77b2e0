import { describe, expect, it } from 'vitest';
import { gitUrl, knownHostsName } from '../../../../config/gitops/git-url';
import { checked, hybrid } from '../../../support/drafts';

describe('the address of a repository', () => {
  it.each([
    ['https://github.com/acme/platform', { transport: 'https', host: 'github.com' }],
    ['https://git.acme.example:8443/a/b/platform.git', { transport: 'https', host: 'git.acme.example' }],
    ['git@github.com:acme/platform.git', { transport: 'ssh', host: 'github.com' }],
    ['ssh://git@git.acme.example/platform.git', { transport: 'ssh', host: 'git.acme.example' }],
    ['ssh://git@git.acme.example:2222/~me/platform', { transport: 'ssh', host: 'git.acme.example', port: 2222 }],
    ['git@ssh.dev.azure.com:v3/acme/platform/platform', { transport: 'ssh', host: 'ssh.dev.azure.com' }],
  ])('is read from %s', (url, expected) => {
    expect(gitUrl(url)).toEqual(expected);
  });

  it.each([
    'git://github.com/acme/platform',
    'file:///srv/platform.git',
    'github.com/acme/platform',
    'https://github.com',
    'https://github.com/acme/*',
    "https://github.com/acme/platform'; rm",
    'git@github.com:acme/platform.git\nnext',
  ])('is not read from %j', (url) => {
    expect(gitUrl(url)).toBeUndefined();
  });

  it.each([
    [{ host: 'git.acme.example' }, 'git.acme.example'],
    [{ host: 'git.acme.example', port: 22 }, 'git.acme.example'],
    [{ host: 'git.acme.example', port: 2222 }, '[git.acme.example]:2222'],
  ])('of %j is in known_hosts as %s', (host, expected) => {
    expect(knownHostsName(host)).toBe(expected);
  });
});

describe('a credential in the address of a repository', () => {
  it.each([
    'https://ci:hunter2@git.acme.example/platform.git',
    'https://hunter2@git.acme.example/platform.git',
    'https://ci:hunter@hunter2@git.acme.example/platform.git',
    'ssh://git:hunter2@git.acme.example/platform.git',
    'https://git.acme.example/platform?token=hunter2',
    'ftp://ci:hunter2@git.acme.example/platform',
    'ftp://hunter2@git.acme.example/platform',
    'https://ci:hunter2/and/more@git.acme.example/platform',
    'git:hunter2@git.acme.example:platform.git',
    'https://git.acme.example/platform#hunter2',
  ])('is not told again: %s', (url) => {
    const { faults } = checked({ ...hybrid(), repository: { url, revision: 'main' } });

    expect(faults.map(({ path }) => path.join('.'))).toEqual(['repository.url']);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });
});

describe('the revision of a repository', () => {
  it.each(['main', 'release/1.2', 'v1.2.3', '0123456789abcdef0123456789abcdef01234567', 'HEAD'])(
    'can be %s',
    (revision) => {
      expect(checked({ ...hybrid(), repository: { ...hybrid().repository, revision } }).faults).toEqual([]);
    },
  );

  it.each(['', ' ', '-main', 'a..b', 'a b', 'refs/heads/*', 'main/', 'v1.*'])('is not %j', (revision) => {
    const { faults } = checked({ ...hybrid(), repository: { ...hybrid().repository, revision } });

    expect(faults.map(({ path }) => path.join('.'))).toEqual(['repository.revision']);
  });
});
