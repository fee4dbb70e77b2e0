/** One host of the lab as it is made; the defaults are those of a healthy one. */
export interface LabHost {
  /** Its name in the inventory. */
  readonly name: string;
  /** Address at which its sshd answers. */
  readonly address: string;
  /** What it calls itself. @default its name */
  readonly hostname?: string;
  /** Addresses beside the first. @default none */
  readonly moreAddresses?: readonly string[];
  /** @default one that no other host has */
  readonly machineId?: string;
  /** Bytes of a packet on its interface. @default 1500 */
  readonly mtu?: number;
  /** Seconds by which its clock is ahead. @default 0 */
  readonly ahead?: number;
  /** Disks that are there: paths. @default none */
  readonly disks?: readonly string[];
  /** NVIDIA GPUs on its PCI bus. @default 0 */
  readonly gpus?: number;
  /** File system at /sys/fs/cgroup. @default 'cgroup2' */
  readonly cgroup?: 'cgroup2' | 'tmpfs';
  /** Ports on which something listens already. @default none */
  readonly ports?: readonly number[];
  /** What /proc/meminfo says, in MiB. @default the machine's own */
  readonly memoryMiB?: number;
  /** Files below /etc that it has besides the machine's, by their path below it. @default none */
  readonly etc?: Readonly<Record<string, string>>;
  /** Shell lines that are run in it before its sshd starts. @default none */
  readonly commands?: readonly string[];
}

/** Files of a distribution, by their path below /etc. */
const UBUNTU: Readonly<Record<string, string>> = {
  'os-release':
    'ID=ubuntu\nID_LIKE=debian\nNAME="Ubuntu"\nVERSION="24.04 LTS"\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n',
  debian_version: 'trixie/sid\n',
};

/** The site of `environments/hybrid.ts`, as its hosts should be. */
export const SEOUL: readonly LabHost[] = [
  ...['cp1', 'cp2', 'cp3'].map((name, index) => ({ name, address: `10.20.0.${11 + index}` })),
  ...['gpu1', 'gpu2', 'gpu3', 'gpu4'].map((name, index) => ({
    name,
    address: `10.20.0.${21 + index}`,
    gpus: 4,
    disks: ['/dev/nvme1n1'],
    // The GPU operator has a driver container for it.
    etc: { ...UBUNTU, 'lab/lvm': '' },
    commands: ['chmod +x /etc/lab/lvm'],
  })),
];
