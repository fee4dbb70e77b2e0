import { REPOSITORY_SECRET } from '../../config/gitops/argo-cd-names';
import { gitUrl } from '../../config/gitops/git-url';
import type { Environment } from '../../config/schema/environment';

const block = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

/** Commands that make or replace a Secret from files in `$keys`. Argo CD finds it by its label. */
export const putSecret = (kubectl: string, name: string, label: string, from: readonly string[]): string[] => [
  `${kubectl} create secret generic ${name} --dry-run=client -o yaml \\`,
  ...from.map((argument, index) => `  ${argument}${index < from.length - 1 ? ' \\' : ' |'}`),
  `  kubectl label --local -f - -o yaml ${label} |`,
  // Client-side apply would keep a second copy of the secret in an annotation.
  `  ${kubectl} apply --server-side --force-conflicts -f -`,
];

/** A command that asks for a secret and writes it into a file in `$keys`. */
export const readSecret = (file: string, what: string): string =>
  `printf '${what}: ' && IFS= read -rs secret && printf '%s' "$secret" > "$keys/${file}" && unset secret && echo`;

/**
 * The commands that let Argo CD read the repository. `$keys` is a folder for secrets.
 *
 * @param kubectl the command, `kubectl` with its context and Argo CD's namespace
 */
export function gitCredential(environment: Pick<Environment, 'name' | 'repository'>, kubectl: string): string {
  const { url } = environment.repository;
  const secret = (...from: readonly string[]): string[] =>
    putSecret(kubectl, REPOSITORY_SECRET, 'argocd.argoproj.io/secret-type=repository', [
      '--from-literal=type=git',
      `--from-literal=url='${url}'`,
      ...from,
    ]);
  if (gitUrl(url)?.transport === 'ssh') {
    return `The deploy key of the repository

${block(
  `ssh-keygen -q -t ed25519 -N '' -C 'argocd ${environment.name}' -f "$keys/deploy-key"`,
  'cat "$keys/deploy-key.pub"',
)}

Add the printed line to ${url} as a deploy key **that may only read**. Then:

${block(...secret('--from-file=sshPrivateKey="$keys/deploy-key"'), 'rm "$keys"/deploy-key*')}`;
  }
  return `The token of the repository

For a public repository Argo CD needs no token: go on with the next step. For a private one, make a token that may only read ${url}
(on GitHub a fine-grained one with "Contents: read"; if the token has a user name, write that instead of \`git\`). Then:

${block(
  readSecret('token', 'Token'),
  ...secret('--from-literal=username=git', '--from-file=password="$keys/token"'),
  'rm "$keys/token"',
)}`;
}
