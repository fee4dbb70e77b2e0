import { createHash } from 'node:crypto';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LabHost } from './lab-hosts';

/** What all hosts of a lab share. */
export interface LabParts {
  /** Root of the unpacked Debian packages. */
  readonly packages: string;
  /** Folder with the SSH server's key and the client's public key. */
  readonly keys: string;
  /** Names of the cloud's endpoints, and the address at which all of them answer. */
  readonly cloud: { readonly address: string; readonly endpoints: readonly string[] };
}

const DISK_BYTES = 64 * 1024 * 1024;
const FAKETIME = 'usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const LIBRARIES = ['lib', 'usr/lib'].map((folder) => join(folder, 'x86_64-linux-gnu'));

/** Writes the folder from which `host.sh` makes a host. */
export function writeHostFolder(folder: string, host: LabHost, parts: LabParts): void {
  const { name, address, hostname = name, mtu = 1500, ahead = 0, disks = [], gpus = 0, cgroup = 'cgroup2' } = host;
  const write = (file: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text, { mode });
  };
  const { packages, keys, cloud } = parts;
  const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

  mkdirSync(join(folder, 'upper'), { recursive: true });
  mkdirSync(join(folder, 'pci'));
  write('hostname', hostname);
  write('mtu', String(mtu));
  write('cgroup', cgroup);
  write('addresses', lines([address, ...(host.moreAddresses ?? [])].map((one) => `${one}/24`)));
  write('etc/machine-id', `${host.machineId ?? createHash('md5').update(name).digest('hex')}\n`);
  write('etc/hostname', `${hostname}\n`);
  write(
    'etc/hosts',
    lines(['127.0.0.1 localhost', ...cloud.endpoints.map((endpoint) => `${cloud.address} ${endpoint}`)]),
  );
  write('etc/passwd', lines(['root:x:0:0:root:/run/root:/bin/sh', 'sshd:x:100:65534::/run/sshd:/usr/sbin/nologin']));
  for (const [file, text] of Object.entries(host.etc ?? {})) write(join('etc', file), text);
  for (let index = 0; index < gpus; index++) pciDevice(write, index, '0x030200');
  // A card's sound, and another maker's display: neither is a GPU of NVIDIA's.
  pciDevice(write, 30, '0x040300');
  pciDevice(write, 31, '0x030000', '0x1002');
  if (host.memoryMiB !== undefined) write('meminfo', `MemTotal: ${host.memoryMiB * 1024} kB\nMemFree: 1024 kB\n`);

  disks.forEach((_, index) => {
    write(`disk-${index}`, '');
    truncateSync(join(folder, `disk-${index}`), DISK_BYTES);
  });
  write('disks', lines(disks.map((path, index) => `${path} ${join(folder, `disk-${index}`)}`)));
  write('nodes', '');
  write('commands', lines(host.commands ?? []));

  const session = [
    `PATH=/etc/lab:/usr/bin:/bin:/usr/sbin:/sbin:${join(packages, 'bin')}:${join(packages, 'usr/bin')}`,
    ...(ahead === 0 ? [] : [`LD_PRELOAD=${join(packages, FAKETIME)}`, `FAKETIME=+${ahead}s`]),
  ];
  write(
    'sshd_config',
    lines([
      ...[22, ...(host.ports ?? [])].map((port) => `ListenAddress ${port === 22 ? '0.0.0.0' : '127.0.0.1'}:${port}`),
      `HostKey ${join(keys, 'host')}`,
      `AuthorizedKeysFile ${join(keys, 'client.pub')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'MaxStartups 100',
      `SetEnv ${session.join(' ')}`,
    ]),
  );
  const libraries = LIBRARIES.map((library) => join(packages, library)).join(':');
  write(
    'sshd',
    lines(['#!/bin/bash', `export LD_LIBRARY_PATH=${libraries}`, `exec ${join(packages, 'usr/sbin/sshd')} "$@"`]),
    0o755,
  );
}

function pciDevice(write: (file: string, text: string) => void, slot: number, cls: string, vendor = '0x10de'): void {
  const device = `pci/0000:${slot.toString(16).padStart(2, '0')}:00.0`;
  write(`${device}/vendor`, `${vendor}\n`);
  write(`${device}/class`, `${cls}\n`);
}
