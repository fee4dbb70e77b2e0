import { run } from '../../machine/processes';

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
export const mountNamespaces = async (): Promise<Namespaces | { readonly why: string }> => {
  const namespaces = isRoot() ? 'as root' : 'in user namespaces';
  const { exitCode, all } = await run('unshare', [
    ...unshareArguments(namespaces),
    ...['sh', '-c', 'mount --bind /tmp /tmp'],
  ]);
  if (exitCode === 0) return namespaces;
  return { why: `pods need root or user namespaces (unshare says: ${all.trim().split('\n').at(-1) ?? 'nothing'})` };
};
