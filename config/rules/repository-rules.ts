import { error, type Rule, type RuleFault } from '../load/fault';
import { gitUrl, knownHostsName, withoutCredential } from '../gitops/git-url';

/** SSH hosts whose keys the chart includes (argo-cd 10.1.1, `configs.ssh.knownHosts`). */
const KNOWN_HOSTS = [
  'github.com',
  '[ssh.github.com]:443',
  'gitlab.com',
  'bitbucket.org',
  'ssh.dev.azure.com',
  'vs-ssh.visualstudio.com',
];

const URL_PATH = ['repository', 'url'];
const KEYS_PATH = ['repository', 'hostKeys'];

/** Argo CD can read the repository. Its address has no credential, because it is committed and shown. */
export const repository: Rule = ({ repository: { url, hostKeys } }) => {
  const credential = credentialFault(url);
  if (credential) return [credential];
  const read = gitUrl(url);
  if (!read) {
    return [
      error(
        URL_PATH,
        withoutCredential(url),
        'a repository is named by https://, ssh://user@ or user@host:path; others are not encrypted, or Argo CD does not read them',
        "write 'git@github.com:acme/platform.git' or 'https://github.com/acme/platform'",
      ),
    ];
  }
  if (read.transport === 'https') {
    if (hostKeys.length === 0) return [];
    const rule = 'host keys are for SSH, and repository.url is https';
    return [error(KEYS_PATH, hostKeys, rule, 'remove them, or write the address of SSH')];
  }
  const name = knownHostsName(read);
  if (KNOWN_HOSTS.includes(name) || hostKeys.some((line) => hostsOf(line).includes(name))) return [];
  const scan = `ssh-keyscan${read.port === undefined ? '' : ` -p ${read.port}`} ${read.host}`;
  return [
    error(
      KEYS_PATH,
      hostKeys,
      `Argo CD refuses an SSH host whose key it does not know, and none of these is of ${name}`,
      `add the lines of '${scan}', after you compare them with what the host's owner publishes`,
    ),
  ];
};

function credentialFault(url: string): RuleFault | undefined {
  const user = /^https?:\/\/[^/?#]*@/i.test(url);
  const password = /^[a-z+]+:\/\/[^/?#@]*:[^/?#]*@/i.test(url);
  if (!user && !password && !/[?#]/.test(url)) return undefined;
  return error(
    URL_PATH,
    withoutCredential(url),
    'an address is committed, shown and kept in the state of Terraform, so it has neither user and password nor a query',
    'write only the address; rendered/<env>/ARGO-CD-SECRETS.md says how the credential gets into the cluster. If a real one was committed here, revoke it',
  );
}

const hostsOf = (line: string): string[] => (line.split(' ')[0] ?? '').split(',');
