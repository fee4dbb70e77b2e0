import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** A user that the API server knows by a token. */
export interface ApiUser {
  /** Such as `system:serviceaccount:kube-system:karpenter`. */
  readonly name: string;
  readonly groups: readonly string[];
}

/** May do everything. */
export const ADMIN: ApiUser = { name: 'admin', groups: ['system:masters'] };

/** A ServiceAccount, which may do what its role bindings say. */
export const serviceAccount = (namespace: string, name: string): ApiUser => ({
  name: `system:serviceaccount:${namespace}:${name}`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
});

/** Where the users' tokens are, and a kubeconfig of each. */
export interface Credentials {
  readonly tokenFile: string;
  kubeconfigOf(user: ApiUser): string;
}

/**
 * Gives every user a token of this run and writes a kubeconfig for each.
 *
 * @param folder of the run's own
 * @param server such as `https://127.0.0.1:6443`
 * @param authority file with the certificate of the authority that signs the server's; it may be written later
 */
export const credentials = (
  folder: string,
  server: string,
  authority: string,
  users: readonly ApiUser[],
): Credentials => {
  const paths = new Map<string, string>();
  const lines = users.map((user, index) => {
    const token = randomUUID();
    const path = join(folder, `kubeconfig-${index}.json`);
    paths.set(user.name, path);
    writeFileSync(path, JSON.stringify(kubeconfig(server, authority, token), undefined, 2), { mode: 0o600 });
    return `${token},${user.name},${index},"${user.groups.join(',')}"\n`;
  });
  const tokenFile = join(folder, 'tokens.csv');
  writeFileSync(tokenFile, lines.join(''), { mode: 0o600 });
  return {
    tokenFile,
    kubeconfigOf: (user) => {
      const path = paths.get(user.name);
      if (path === undefined) throw new Error(`The API server was not told of ${user.name}.`);
      return path;
    },
  };
};

const kubeconfig = (server: string, authority: string, token: string) => ({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'proof', cluster: { server, 'certificate-authority': authority } }],
  users: [{ name: 'proof', user: { token } }],
  contexts: [{ name: 'proof', context: { cluster: 'proof', user: 'proof' } }],
  'current-context': 'proof',
});
