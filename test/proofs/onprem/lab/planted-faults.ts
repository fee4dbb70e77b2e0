import type { LabHost } from './lab-hosts';

/** One thing that is wrong with a host of the lab, and what the precheck must say of it. */
export interface PlantedFault {
  readonly what: string;
  readonly host: string;
  readonly plant: Partial<LabHost>;
  /** Host, check and value of every failure that it makes. */
  readonly found: readonly (readonly [host: string, check: string, value: RegExp])[];
}

const TWICE = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const EVERY_ENDPOINT = ['123456789012.dkr.ecr', 'api.ecr', 'eks', 'rolesanywhere', 's3', 'sts'] as const;

/** Addresses of the registries that `hybrid`'s site pulls from. */
const EVERY_REGISTRY = [
  ...['ghcr.io', 'nvcr.io', 'public.ecr.aws', 'quay.io', 'registry-1.docker.io', 'registry.k8s.io'],
] as const;

/** All at once in one site: no host has two that could hide each other. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    what: 'a port that Kubernetes needs is taken',
    host: 'cp1',
    plant: { ports: [2379] },
    found: [['cp1', 'ports', /^2379$/]],
  },
  {
    what: 'the clock is two minutes ahead',
    host: 'cp2',
    plant: { ahead: 120 },
    found: [['cp2', 'clock', /^\+1[12]\d\.\d s$/]],
  },
  {
    what: 'two hosts have one machine-id',
    host: 'cp3',
    plant: { machineId: TWICE },
    found: [['cp3', 'machine-id', new RegExp(TWICE)]],
  },
  {
    what: 'the other of the two',
    host: 'gpu1',
    plant: { machineId: TWICE },
    found: [['gpu1', 'machine-id', new RegExp(TWICE)]],
  },
  {
    what: 'a disk is missing',
    host: 'gpu1',
    plant: { disks: [] },
    found: [['gpu1', 'disks', /^\/dev\/nvme1n1: missing$/]],
  },
  {
    what: 'a disk has a file system',
    host: 'gpu2',
    plant: { commands: ['mkfs.ext4 -q /dev/nvme1n1'] },
    found: [['gpu2', 'disks', /^\/dev\/nvme1n1: in use, it holds ext4$/]],
  },
  {
    what: 'the address of the API is taken',
    host: 'gpu2',
    plant: { moreAddresses: ['10.20.0.10'] },
    found: [['cp1', 'vip', /^10\.20\.0\.10 is at [0-9a-f:]{17}$/]],
  },
  { what: 'a GPU is not on the bus', host: 'gpu2', plant: { gpus: 3 }, found: [['gpu2', 'gpus', /^3$/]] },
  {
    what: 'two hosts call themselves the same',
    host: 'gpu3',
    plant: { hostname: 'gpu4' },
    found: [
      ['gpu3', 'hostname', /^gpu4$/],
      ['gpu4', 'hostname', /^gpu4$/],
    ],
  },
  {
    what: 'the interface’s packets are too small',
    host: 'gpu3',
    plant: { mtu: 1300 },
    found: EVERY_ENDPOINT.map((name) => ['gpu3', 'mtu', new RegExp(`^${name}\\..*: 1300$`)] as const),
  },
  {
    what: 'an endpoint takes connections, and no exchange comes of it',
    host: 'gpu1',
    plant: { ports: [443], commands: ["sed -i 's/.* \\(.*dkr.*\\)/127.0.0.1 \\1/' /etc/hosts"] },
    found: [['gpu1', 'mtu', /^TLS: /]],
  },
  {
    what: 'something else than systemd starts the services',
    host: 'gpu2',
    plant: { commands: ['echo runit-init >/run/init', 'mount --bind /run/init /proc/1/comm'] },
    found: [['gpu2', 'init', /^runit$/]],
  },
  { what: 'cgroup v2 is off', host: 'gpu3', plant: { cgroup: 'tmpfs' }, found: [['gpu3', 'cgroup', /^tmpfs$/]] },
  { what: 'too little memory', host: 'gpu3', plant: { memoryMiB: 900 }, found: [['gpu3', 'memory', /^900 MiB$/]] },
  {
    what: 'no way to the cloud',
    host: 'gpu4',
    plant: { commands: ['ip route add unreachable 198.51.100.0/24'] },
    found: [
      ...EVERY_ENDPOINT.map((name) => ['gpu4', 'route', new RegExp(`^${name}\\..*: no answer$`)] as const),
      ...EVERY_REGISTRY.map((name) => ['gpu4', 'registry', new RegExp(`^https://${name}: `)] as const),
    ],
  },
  {
    what: 'a registry of images that a firewall keeps away',
    host: 'cp1',
    plant: { commands: ["sed -i 's/.* quay.io$/127.0.0.1 quay.io/' /etc/hosts"] },
    found: [['cp1', 'registry', /^https:\/\/quay\.io: .*refused/]],
  },
  {
    what: 'a distribution that Kubespray does not know',
    host: 'gpu4',
    plant: {
      etc: { 'os-release': 'ID=debian\nNAME="Debian GNU/Linux"\nVERSION_ID="10"\n', debian_version: '10.13\n' },
    },
    found: [
      ['gpu4', 'driver', /^Debian 10/],
      ['gpu4', 'os', /^Debian 10/],
    ],
  },
  {
    what: 'a distribution without a driver container',
    host: 'gpu2',
    plant: {
      etc: { 'os-release': 'ID=debian\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\n', debian_version: '13.1\n' },
    },
    found: [['gpu2', 'driver', /^Debian 13/]],
  },
  {
    what: 'no lvm on a host with disks',
    host: 'gpu1',
    plant: {
      commands: ['rm /etc/lab/lvm', 'if program=$(command -v lvm); then mount --bind /dev/null "$program"; fi'],
    },
    found: [['gpu1', 'lvm', /^missing$/]],
  },
  {
    what: 'what an earlier Ceph left',
    host: 'gpu2',
    plant: { commands: ['mount -t tmpfs lab /var/lib', 'mkdir -p /var/lib/rook/mon-a'] },
    found: [['gpu2', 'installed', /^\/var\/lib\/rook$/]],
  },
  {
    what: 'an earlier cluster',
    host: 'gpu4',
    plant: { etc: { 'kubernetes/kubelet.conf': '' } },
    found: [['gpu4', 'installed', /^\/etc\/kubernetes\/kubelet\.conf$/]],
  },
];

/** A fault of the inventory: what it says is not so on the host. */
export const WRONG_ADDRESS = { host: 'cp3', ip: '10.20.0.99', found: [['cp3', 'address', /^10\.20\.0\.99$/]] } as const;
