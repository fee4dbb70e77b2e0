import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from '../../../../machine/cache-folder';
import { debianPackages } from '../../../../machine/debian-packages';
import { run, start } from '../../../../machine/processes';
import type { LabHost } from './lab-hosts';
import { writeHostFolder } from './host-folder';

export interface LabOptions {
  /** Names its folder. */
  readonly name: string;
  readonly hosts: readonly LabHost[];
  /** Names of the cloud's endpoints and of registries. */
  readonly endpoints: readonly string[];
  /** Bytes of a packet on the way to the cloud. */
  readonly cloudMtu: number;
  readonly log: (line: string) => void;
}

/** A site on this machine, in namespaces that no other process sees. */
export interface Lab {
  /** Turns a command into one that runs at the site's router. */
  enter(program: string, ...args: readonly string[]): readonly [program: string, ...args: string[]];
  /** Certificate of the endpoints, by which a host can trust them. */
  readonly certificate: string;
  /** Variables for Ansible and SSH there. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends every process and with it every namespace. */
  stop(): Promise<void>;
}

const CLOUD = '198.51.100.10';
const PACKAGES = ['openssh-server', 'libwrap0', 'libfaketime', 'iputils-ping'];
/** A socket's path may have 108 bytes, and the cache may be deep. */
const CONTROL = join(tmpdir(), `landbridge-ssh-${process.pid}`);
const PATIENCE_MS = 30_000;

/** What this machine does not permit of what a lab needs; nothing where it permits all. */
export async function labRefusal(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'namespaces are Linux’s, and this is not Linux';
  if (process.getuid?.() !== 0) return 'making namespaces and loop devices needs root';
  const tried: readonly (readonly [what: string, ...command: string[]])[] = [
    ['the SSH client is not installed (apt install openssh-client)', 'ssh', '-V'],
    ['no new namespaces (unshare)', 'unshare', '--mount', '--net', '--uts', '--pid', '--fork', '--mount-proc', 'true'],
    ['no virtual cables (ip link add type veth)', 'unshare', '--net', 'ip', 'link', 'add', 'type', 'veth'],
    ['no bridge (ip link add type bridge)', 'unshare', '--net', 'ip', 'link', 'add', 'type', 'bridge'],
    ['no overlay (mount -t overlay)', 'unshare', '--mount', 'bash', '-ec', OVERLAY],
    ['no cgroup v2 (mount -t cgroup2)', 'unshare', '--mount', 'mount', '-t', 'cgroup2', 'lab', '/mnt'],
    ['no loop devices (losetup --find)', 'losetup', '--find'],
  ];
  for (const [what, program = '', ...args] of tried) {
    const { exitCode, all } = await run(program, args);
    if (exitCode !== 0) return `${what}: ${all.trim()}`;
  }
  return undefined;
}

const OVERLAY =
  'mount -t tmpfs t /mnt; mkdir /mnt/u /mnt/w; mount -t overlay o -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc';

/** Makes the site and waits until SSH answers at every host. */
export async function startLab({ name, hosts, endpoints, cloudMtu, log }: LabOptions): Promise<Lab> {
  const packages = await debianPackages(PACKAGES, log);
  const folder = cacheFolder('proofs', 'onprem', name);
  rmSync(folder, { recursive: true, force: true });
  const keys = join(folder, 'keys');
  mkdirSync(keys, { recursive: true });
  for (const key of ['host', 'client'])
    await must('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', join(keys, key));
  await must(
    ...['openssl', 'req', '-x509', '-newkey', 'rsa:4096', '-nodes', '-days', '2', '-subj', '/CN=lab'],
    ...['-addext', `subjectAltName=${['lab', ...endpoints].map((name) => `DNS:${name}`).join(',')}`],
    ...['-keyout', join(folder, 'cloud.pem'), '-out', join(folder, 'cloud.crt')],
  );
  writeFileSync(join(folder, 'cloud.pem'), readFileSync(join(folder, 'cloud.crt')), { flag: 'a' });
  for (const host of hosts) {
    writeHostFolder(join(folder, 'hosts', host.name), host, { packages, keys, cloud: { address: CLOUD, endpoints } });
  }
  // A service manager is known by its name: the first process is called systemd, as on a host.
  const init = join(folder, 'systemd');
  symlinkSync('/bin/bash', init);
  const router = `${hosts[0]?.address.replace(/\d+$/, '1') ?? ''}/24`;
  const lab = await start(
    // However we end, the kernel ends the lab: it is killed with us, and its namespace's processes with it.
    'setpriv',
    [
      ...[
        '--pdeathsig',
        'KILL',
        'unshare',
        '--mount',
        '--net',
        '--uts',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
      ],
      ...[init, join(__dirname, 'lab.sh'), folder, router, CLOUD, String(cloudMtu)],
    ],
    { logFile: join(folder, 'log'), env: { PATH: `${join(packages, 'bin')}:${process.env['PATH'] ?? ''}` } },
  );
  const deadline = Date.now() + PATIENCE_MS;
  while (!existsSync(join(folder, 'ready'))) {
    await sleep(50);
    if (lab.exitCode() !== undefined || Date.now() > deadline) {
      await lab.stop();
      throw new Error(`The lab did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`);
    }
  }
  const forget = (): void => rmSync(CONTROL, { recursive: true, force: true });
  forget(); // lest a connection to an earlier lab be taken for one to this
  process.once('exit', forget);
  const namespaces = ['mnt', 'net', 'uts'].map(
    (kind) => `--${kind === 'mnt' ? 'mount' : kind}=/proc/${lab.pid}/ns/${kind}`,
  );
  return {
    certificate: join(folder, 'cloud.crt'),
    enter: (program, ...args) => ['nsenter', ...namespaces, program, ...args],
    env: {
      ANSIBLE_SSH_ARGS: [
        ...['-F', 'none', '-i', join(keys, 'client'), '-o', 'LogLevel=ERROR'],
        ...['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
        // One connection a host, as Ansible has by itself; it ends with what we end.
        ...['-o', 'ControlMaster=auto', '-o', 'ControlPersist=60s'],
      ].join(' '),
      ANSIBLE_SSH_CONTROL_PATH_DIR: CONTROL,
      ANSIBLE_REMOTE_TEMP: '/run/ansible',
      ANSIBLE_REMOTE_USER: 'root',
      ANSIBLE_TIMEOUT: '5',
    },
    stop: async () => {
      await lab.stop();
      forget();
    },
  };
}

async function must(program: string, ...args: readonly string[]): Promise<void> {
  const { exitCode, all } = await run(program, args);
  if (exitCode !== 0) throw new Error(`${program} failed: ${all}`);
}
