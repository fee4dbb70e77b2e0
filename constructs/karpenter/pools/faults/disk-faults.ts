import type { RuleFault } from '../../../../config/load/fault';
import { CLASS, fault, faultIf, listed, type ClassSpec } from './manifest-fault';

type Disk = NonNullable<ClassSpec['blockDeviceMappings']>[number];
type Ebs = NonNullable<Disk['ebs']>;

/** A size as Karpenter reads it, and EBS's largest size in each unit. */
const SIZE = /^([1-9]\d*)(Gi|G|Ti|T)$/;
const LARGEST: Readonly<Record<string, number>> = { Gi: 59000, G: 64000, Ti: 58, T: 64 };
/** Speed at which a volume is filled from its snapshot, in MiB/s. */
const RATE = { least: 100, most: 300 };

/** Disks: each has a size or a snapshot, and one at most is the root. */
export function diskFaults({ blockDeviceMappings }: ClassSpec): RuleFault[] {
  const path = `${CLASS}.blockDeviceMappings`;
  const disks = listed(blockDeviceMappings);
  const roots = disks.filter(({ rootVolume }) => rootVolume === true);
  return [
    ...faultIf(
      roots.length > 1,
      path,
      roots.map(({ deviceName }) => deviceName),
      'one disk at most is the rootVolume',
      "leave rootVolume on the image's own root, /dev/xvda for AL2023",
    ),
    ...faultIf(disks.length > 50, path, disks.length, 'at most 50 disks', 'use fewer and larger ones'),
    ...disks.flatMap(({ ebs }, index) => (ebs ? ebsFaults(`${path}.${index}.ebs`, ebs) : [])),
  ];
}

function ebsFaults(path: string, ebs: Ebs): RuleFault[] {
  const { snapshotID = '', volumeInitializationRate: rate, volumeSize } = ebs;
  return [
    ...faultIf(
      volumeSize === undefined && snapshotID === '',
      path,
      ebs,
      'a disk has a volumeSize or a snapshotID',
      "write volumeSize: '200Gi'",
    ),
    ...(volumeSize === undefined ? [] : sizeFaults(`${path}.volumeSize`, volumeSize)),
    ...faultIf(
      rate !== undefined && snapshotID === '',
      `${path}.volumeInitializationRate`,
      rate,
      'only a disk from a snapshot is filled, so only it has a volumeInitializationRate',
      'remove it, or write snapshotID',
    ),
    ...faultIf(
      rate !== undefined && (rate < RATE.least || rate > RATE.most),
      `${path}.volumeInitializationRate`,
      rate,
      `${RATE.least} to ${RATE.most} MiB/s`,
      'write a rate between them',
    ),
  ];
}

function sizeFaults(path: string, size: string): RuleFault[] {
  const [, count, unit = ''] = SIZE.exec(size) ?? [];
  if (count !== undefined && Number(count) <= (LARGEST[unit] ?? 0)) return [];
  return [fault(path, size, 'a whole size in Gi, G, Ti or T, of at most 59000 GiB', "write it as '200Gi'")];
}
