import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** What stands in for a container's image: some files of this machine over its system's folders. */
export interface Image {
  /** Files and folders of this machine, by where a container sees them. They can only be read. */
  readonly files: Readonly<Record<string, string>>;
  /** Started where a pod names no command. @default none: such a pod fails to start */
  readonly entrypoint?: readonly string[];
  /** Set where the pod does not say otherwise. @default none but PATH */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Folder for programs of an image; it is the first on its PATH. */
export const PROGRAMS = '/image';

export const PATH = `${PROGRAMS}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`;

/** Folders of this machine that every image has, where they exist. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/** Of /etc, what makes programs start and lets them check certificates. Names of users and hosts are the container's own. */
const SETTINGS = ['alternatives', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'nsswitch.conf', 'ssl', 'localtime'];

const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

/** A path of every image: a link as here, or a folder or file that is mounted. */
export type SystemPath = { readonly path: string } & ({ readonly link: string } | { readonly mount: string });

/** The paths that every image has, whatever it stands in for. */
export const systemPaths = (): SystemPath[] =>
  [...SYSTEM, ...SETTINGS.map((name) => `/etc/${name}`), ...DEVICES.map((name) => `/dev/${name}`)]
    .filter((path) => existsSync(path))
    .map((path) =>
      lstatSync(path).isSymbolicLink() && !path.startsWith('/etc/')
        ? { path, link: readlinkSync(path) }
        : { path, mount: path },
    );
