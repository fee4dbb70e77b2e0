import { put, type InvalidPoolSpec } from './invalid-pool-spec';

const DISKS = 'EC2NodeClass.spec.blockDeviceMappings';
const EBS = `${DISKS}.0.ebs`;
const INTERFACES = 'EC2NodeClass.spec.networkInterfaces';
const at = (networkCardIndex: number, deviceIndex: number, interfaceType = 'interface') => ({
  networkCardIndex,
  deviceIndex,
  interfaceType,
});
const root = (deviceName: string) => ({ deviceName, rootVolume: true, ebs: { volumeSize: '200Gi' } });

/** Rules 5 and 6: disks and network interfaces. */
export const deviceSpecs: readonly InvalidPoolSpec[] = [
  {
    name: 'a disk without a size or a snapshot',
    mutate: put(EBS, { encrypted: true }),
    path: EBS,
    upstream: 'refused',
  },
  {
    name: 'a disk from a snapshot without an id',
    mutate: put(EBS, { snapshotID: '' }),
    path: EBS,
    upstream: 'accepted',
  },
  {
    name: 'a size in another unit',
    mutate: put(`${EBS}.volumeSize`, '200GB'),
    path: `${EBS}.volumeSize`,
    upstream: 'refused',
  },
  {
    name: 'a size of nothing',
    mutate: put(`${EBS}.volumeSize`, '0Gi'),
    path: `${EBS}.volumeSize`,
    upstream: 'refused',
  },
  {
    name: 'a size larger than EBS has',
    mutate: put(`${EBS}.volumeSize`, '59001Gi'),
    path: `${EBS}.volumeSize`,
    upstream: 'refused',
  },
  {
    name: 'a size that is only a unit',
    mutate: put(`${EBS}.volumeSize`, 'Ti'),
    path: `${EBS}.volumeSize`,
    upstream: 'accepted',
  },
  {
    name: 'two root disks',
    mutate: put(DISKS, [root('/dev/xvda'), root('/dev/xvdb')]),
    path: DISKS,
    upstream: 'refused',
  },
  {
    name: 'more than 50 disks',
    mutate: put(
      DISKS,
      Array.from({ length: 51 }, () => ({ deviceName: '/dev/xvdb' })),
    ),
    path: DISKS,
    upstream: 'refused',
  },
  {
    name: 'an initialization rate without a snapshot',
    mutate: put(`${EBS}.volumeInitializationRate`, 200),
    path: `${EBS}.volumeInitializationRate`,
    upstream: 'refused',
  },
  {
    name: 'an initialization rate with a snapshot without an id',
    mutate: put(EBS, { volumeSize: '200Gi', snapshotID: '', volumeInitializationRate: 200 }),
    path: `${EBS}.volumeInitializationRate`,
    upstream: 'refused',
  },
  {
    name: 'too slow an initialization',
    mutate: put(EBS, { snapshotID: 'snap-0a', volumeInitializationRate: 99 }),
    path: `${EBS}.volumeInitializationRate`,
    upstream: 'refused',
  },
  {
    name: 'too fast an initialization',
    mutate: put(EBS, { snapshotID: 'snap-0a', volumeInitializationRate: 301 }),
    path: `${EBS}.volumeInitializationRate`,
    upstream: 'refused',
  },
  {
    name: 'interfaces without the primary',
    mutate: put(INTERFACES, [at(0, 1)]),
    path: INTERFACES,
    upstream: 'refused',
  },
  {
    name: 'a primary interface for EFA alone',
    mutate: put(INTERFACES, [at(0, 0, 'efa-only')]),
    path: INTERFACES,
    upstream: 'refused',
  },
  {
    name: 'two interfaces in one place',
    mutate: put(INTERFACES, [at(0, 0), at(1, 1), at(1, 1)]),
    path: `${INTERFACES}.2`,
    upstream: 'refused',
  },
  {
    name: 'two EFA interfaces on one card',
    mutate: put(INTERFACES, [at(0, 0), at(1, 1, 'efa-only'), at(1, 2, 'efa-only')]),
    path: `${INTERFACES}.2`,
    upstream: 'refused',
  },
];
