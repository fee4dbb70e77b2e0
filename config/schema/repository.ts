import * as z from 'zod';

/** One line of an SSH `known_hosts` file without hashed names. */
const HostKey = z
  .string()
  .regex(
    /^[\w.[\]:,-]+ (ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+/]+={0,2}$/,
    "a line of known_hosts, such as 'git.acme.example ssh-ed25519 AAAA…'",
  )
  .meta({ examples: ['git.acme.example ssh-ed25519 AAAA', 'git.globex.example ssh-rsa BBBB'] });

/** The git repository of this program and its `rendered/`; Argo CD reads it. */
export const Repository = z.strictObject({
  /** Address for `git clone`, without a credential: `git@github.com:acme/platform.git` or `https://github.com/acme/platform`. */
  url: z
    .string()
    .min(1, 'the address of the git repository')
    .meta({ examples: ['git@github.com:acme/platform.git', 'https://gitlab.com/globex/platform'] }),
  /** Branch, tag or commit that the clusters follow. */
  revision: z
    .string()
    .regex(
      /^(?!.*(\.\.|\/\/|@\{|\/\.|\.lock(\/|$)))[A-Za-z0-9][\w.+/-]*(?<![./])$/,
      'the name of a branch or a tag as git accepts it (git check-ref-format), or a commit',
    )
    .meta({ examples: ['main', 'v1.4.2'] }),
  /**
   * Public keys of the SSH host, as `ssh-keyscan` prints them.
   * @default []: Argo CD knows those of github.com, gitlab.com, bitbucket.org and Azure DevOps
   */
  hostKeys: z.array(HostKey).default([]),
});
