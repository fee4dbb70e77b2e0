import { spawnSync } from 'node:child_process';

/** How processes here get a mount namespace of their own. */
export type Namespaces =
  /** By being root. A container's processes are of the user that the pod names. */
  | 'as root'
  /** By a user namespace, in which there is one user: a container's processes are all of that. */
  | 'in user namespaces';

const isRoot = (): boolean => process.getuid?.() === 0;

/** Arguments of `unshare` for a container: its own mounts, processes and host name; they end when it does. */
export const unshareArguments = (namespaces: Namespaces): string[] => [
  ...(namespaces === 'as root' ? [] : ['--map-root-user']),
  ...['--mount', '--pid', '--uts', '--fork', '--kill-child', '--propagation', 'private'],
];

/** @returns how mount namespaces are to be had here, or a sentence that says why they are not */
export const mountNamespaces = (): Namespaces | { readonly why: string } => {
  const namespaces = isRoot() ? 'as root' : 'in user namespaces';
  const tried = spawnSync('unshare', [...unshareArguments(namespaces), 'mount', '--bind', '/tmp', '/tmp'], {
    encoding: 'utf8',
  });
  if (tried.status === 0) return namespaces;
  const said = tried.error?.message ?? tried.stderr.trim();
  return { why: `pods need root or user namespaces, and unshare says: ${said}` };
};
