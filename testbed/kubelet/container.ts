import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { start, type LongRunning } from '../../machine/processes';
import { PATH, systemPaths, type Image } from './image';
import { unshareArguments, type Namespaces } from './namespaces';

/** Something that a container sees at a path of its own. */
export interface Mount {
  /** Folder or file of this machine. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** Whom a container's processes belong to, by number. */
export interface User {
  readonly user: number;
  readonly group: number;
  /** Groups beside it. */
  readonly groups: readonly number[];
}

export interface ContainerOptions {
  readonly namespaces: Namespaces;
  /** Of the container's own: its root, and what it says at its end. */
  readonly folder: string;
  readonly hostname: string;
  readonly image: Image;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDir: string;
  readonly user: User;
  readonly readOnlyRoot: boolean;
  readonly mounts: readonly Mount[];
  /** Addresses by the names that the container knows them by. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** A container that was started. */
export interface Container {
  /** Its exit status once it has ended: 128 and the signal where a signal ended it. */
  exitCode(): number | undefined;
  /** Sends a signal to its first process; SIGKILL ends them all. */
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** What it wrote to /dev/termination-log. */
  message(): string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Lines that mount a path over one of the container's, made if need be. */
const mountLines = (root: string, { source, target, readOnly }: Mount): string[] => {
  const at = quoted(join(root, target));
  const made = statSync(source).isDirectory()
    ? `mkdir -p ${at}`
    : `mkdir -p ${quoted(join(root, dirname(target)))}; [ -e ${at} ] || : > ${at}`;
  return [made, `mount --bind ${quoted(source)} ${at}`, ...(readOnly ? [`mount -o remount,bind,ro ${at}`] : [])];
};

/** Runtimes mount what is nearer to the root first (containerd, oci.WithMounts). */
const byDepth = (mounts: readonly Mount[]): Mount[] =>
  [...mounts].sort((a, b) => a.target.split('/').length - b.target.split('/').length);

const layRoot = (root: string, { hostname, hosts, user }: ContainerOptions): void => {
  for (const folder of ['etc', 'dev/shm', 'proc', 'tmp', 'root', 'var', 'run'])
    mkdirSync(join(root, folder), { recursive: true });
  symlinkSync('../run', join(root, 'var/run')); // a relative link, as mounts are made from outside
  symlinkSync('/proc/self/fd', join(root, 'dev/fd'));
  const names = Object.entries({ localhost: '127.0.0.1', [hostname]: '127.0.0.1', ...hosts });
  writeFileSync(join(root, 'etc/hosts'), names.map(([name, address]) => `${address} ${name}\n`).join(''));
  const { user: id, group } = user;
  writeFileSync(
    join(root, 'etc/passwd'),
    `root:x:0:0::/root:/bin/sh\n${id === 0 ? '' : `user:x:${id}:${group}::/:\n`}`,
  );
  writeFileSync(join(root, 'etc/group'), `root:x:0:\n`);
};

/** The shell script that mounts all and becomes the container's first process. */
const scriptOf = (root: string, termination: string, options: ContainerOptions): string => {
  const { namespaces, image, user, environment, command, workingDir, mounts } = options;
  const system = systemPaths();
  const given = [
    ...system.flatMap((one) => ('mount' in one ? [{ source: one.mount, target: one.path, readOnly: false }] : [])),
    { source: termination, target: '/dev/termination-log', readOnly: false },
    ...Object.entries(image.files).map(([target, source]) => ({ source, target, readOnly: true })),
  ];
  const links = system.flatMap((one) =>
    'link' in one ? [`ln -s ${quoted(one.link)} ${quoted(root + one.path)}`] : [],
  );
  const asUser =
    namespaces === 'as root'
      ? [
          ...['/usr/bin/setpriv', `--reuid=${user.user}`, `--regid=${user.group}`],
          user.groups.length > 0 ? `--groups=${user.groups.join(',')}` : '--clear-groups',
          ...['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'],
        ]
      : [];
  const variables = { PATH, HOSTNAME: options.hostname, HOME: '/', ...image.environment, ...environment };
  return [
    'set -eu',
    `hostname ${quoted(options.hostname)}`,
    `mount --bind ${quoted(root)} ${quoted(root)}`,
    `chmod 1777 ${quoted(join(root, 'tmp'))} ${quoted(join(root, 'dev/shm'))}`,
    ...links,
    ...[...given, ...byDepth(mounts)].flatMap((mount) => mountLines(root, mount)),
    `mount -t proc proc ${quoted(join(root, 'proc'))}`,
    ...(options.readOnlyRoot ? [`mount -o remount,bind,ro ${quoted(root)}`] : []),
    [
      ...['exec', 'chroot', quoted(root), ...asUser, '/usr/bin/env', '-i', '-C', quoted(workingDir)],
      // By it a run that is interrupted finds what it started.
      '"LANDBRIDGE_RUN=${LANDBRIDGE_RUN:-}"',
      ...Object.entries(variables).map(([name, value]) => quoted(`${name}=${value}`)),
      ...command.map(quoted),
    ].join(' '),
  ].join('\n');
};

const childOf = (pid: number): number | undefined => {
  const file = `/proc/${pid}/task/${pid}/children`;
  const [child] = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
  return child === undefined || child === '' ? undefined : Number(child);
};

/** Starts a container in namespaces of its own. It shares this machine's network. */
export const startContainer = async (options: ContainerOptions): Promise<Container> => {
  const { folder, namespaces, logFile } = options;
  const root = join(folder, 'root');
  layRoot(root, options);
  const termination = join(folder, 'termination-log');
  writeFileSync(termination, '');
  chmodSync(termination, 0o666); // of whichever user it is
  const script = join(folder, 'start.sh');
  writeFileSync(script, `${scriptOf(root, termination, options)}\n`);
  const running: LongRunning = await start('unshare', [...unshareArguments(namespaces), 'sh', script], { logFile });
  return {
    exitCode: () => running.exitCode(),
    signal: (signal) => {
      if (running.exitCode() !== undefined) return;
      const first = childOf(running.pid);
      if (first !== undefined) process.kill(first, signal);
      else if (signal === 'SIGKILL') void running.stop();
    },
    message: () => readFileSync(termination, 'utf8'),
  };
};
