import { warning } from '../load/fault';
import { publicFrom } from '../network/network-spaces';
import type { Rule } from '../load/fault';

/** Values that `landbridge init` writes if it is not told others: valid, but nobody's. */
export const PLACEHOLDER = {
  account: '000000000000',
  repository: 'git@github.com:CHANGE-ME/platform.git',
  registry: 'registry.example.com/change-me',
  /** A network for documentation (RFC 5737, TEST-NET-1), which nobody has. */
  office: '192.0.2.0/24',
} as const;

/** The environment's owner has replaced the values of `init`. */
export const placeholders: Rule = ({ cloud, release, repository }) => {
  const found: [path: string[], value: string | undefined, what: string][] = [
    [
      ['repository', 'url'],
      repository.url === PLACEHOLDER.repository ? repository.url : undefined,
      "this repository's address",
    ],
    [
      ['release', 'registry'],
      release.registry === PLACEHOLDER.registry ? release.registry : undefined,
      "your registry's address",
    ],
    [
      ['cloud', 'account'],
      cloud?.account === PLACEHOLDER.account ? cloud.account : undefined,
      'your AWS account, here and in cloud.admins',
    ],
    [
      ['cloud', 'api', 'publicFrom'],
      publicFrom(cloud?.api).find((one) => one === PLACEHOLDER.office),
      "your office's network, or api: 'private'",
    ],
  ];
  return found.flatMap(([path, value, what]) =>
    value === undefined
      ? []
      : [warning(path, value, 'a placeholder of init must be replaced before you deploy', `write ${what}`)],
  );
};
