import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../../config/load/fault';
import { checked, hybrid, type Draft } from '../../../support/drafts';

/** Faults of `hybrid` with another value at a path, as `path | rule | fix`. */
function told(path: string, value: unknown): string[] {
  const draft = { ...hybrid(), release: {} };
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], draft) as Record<
    string,
    unknown
  >;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return checked(draft).faults.map(line);
}

const line = ({ path, rule, fix }: Fault): string => `${path.join('.')} | ${rule} | ${fix}`;

describe('a value of the wrong form', () => {
  it.each<[path: string, value: unknown, told: string]>([
    ['terraformState', 'S3', "terraformState | 'local' or 's3' | did you mean 's3'?"],
    ['terraformState', 'gcs', "terraformState | 'local' or 's3' | write one of them"],
    [
      'cloud.account',
      '12',
      "cloud.account | an AWS account id of twelve digits | write it like account: '123456789012'",
    ],
    [
      'cloud.account',
      123456789012,
      "cloud.account | an AWS account id of twelve digits | write it in quotes: '123456789012'",
    ],
    ['cloud.network.zones', ['a'], 'cloud.network.zones | at least 2 entries | add what is missing'],
    ['cloud.network.zones', ['a', 'bb'], "cloud.network.zones.1 | a zone's letter, such as 'a' | correct it"],
    ['cloud.network.zones', 'a', "cloud.network.zones | a list: [ … ] | write it in brackets: ['a']"],
    ['cloud.network.logRetentionDays', 8, 'cloud.network.logRetentionDays | 7, 30, 90 or 365 |'],
    ['cloud.network.vpcCidr', '10.0.0.0', 'cloud.network.vpcCidr | an IPv4 network such as 10.20.0.0/24 |'],
    ['cloud.system.count', '2', 'cloud.system.count | a number | write it without quotes: 2'],
    ['cloud.system.count', 2.5, 'cloud.system.count | a whole number |'],
    ['cloud.system.count', 1, 'cloud.system.count | at least 2 | write a larger number'],
    ['cloud.database.backupDays', 99, 'cloud.database.backupDays | at most 35 | write a smaller number'],
    ['cloud.gpuPools.serving.maxGpus', 0, 'cloud.gpuPools.serving.maxGpus | more than 0 |'],
    [
      'cloud.gpuPools.serving.capacity',
      ['spott'],
      "cloud.gpuPools.serving.capacity.0 | 'spot' or 'on-demand' | did you mean 'spot'?",
    ],
    ['cloud.gpuPools.serving.diskGiB', 100, 'cloud.gpuPools.serving.diskGiB | at least 200 | write a larger number'],
    ['cloud.gpuPools.serving.expireAfter', '30d', 'cloud.gpuPools.serving.expireAfter | a time in hours and minutes'],
    ['cloud.gpuPools.serving.terminationGrace', 'Never', 'cloud.gpuPools.serving.terminationGrace | a time in hours'],
    ['cloud.gpuPools.serving.weight', 101, 'cloud.gpuPools.serving.weight | at most 100 |'],
    [
      'cloud.gpuPools.serving.colour',
      'red',
      'cloud.gpuPools.serving.colour | no such key here; there are use, families,',
    ],
    [
      'cloud.gpuPools.serving.capacityReservations',
      ['0a'],
      'capacityReservations.0 | the id of a Capacity Reservation',
    ],
    [
      'cloud.gpuPools.serving.disruptionBudgets',
      [{ nodes: '101%' }],
      "cloud.gpuPools.serving.disruptionBudgets.0.nodes | a number of nodes such as 1, or a share of them such as '10%' |",
    ],
    [
      'cloud.gpuPools.serving.disruptionBudgets',
      [{ nodes: 0, during: { schedule: '0 9 * * 7', duration: '8h' } }],
      'cloud.gpuPools.serving.disruptionBudgets.0.during.schedule | a cron schedule of five fields in UTC',
    ],
    [
      'cloud.gpuPools.serving.disruptionBudgets',
      [{ nodes: 0, during: { schedule: '@daily', duration: '90s' } }],
      'cloud.gpuPools.serving.disruptionBudgets.0.during.duration | a time in hours and minutes',
    ],
    [
      'cloud.generalPool',
      { maxGpus: 4 },
      'cloud.generalPool.maxGpus | no such key here; there are families, capacity,',
    ],
    ['cloud.api', 'public', "cloud.api | 'private', or { publicFrom: ['203.0.113.0/24'] } |"],
    ['cloud.api', { publicFrom: [] }, 'cloud.api.publicFrom | at least 1 entry |'],
    ['cloud.api', { publicFrom: ['203.0.113.7'] }, 'cloud.api.publicFrom.0 | an IPv4 network such as 10.20.0.0/24 |'],
    ['sites.seoul.vpn.asn', 64512, 'sites.seoul.vpn.asn | a private autonomous system number other than'],
    ['sites', [], 'sites | an object whose keys are names: { name: … } |'],
    ['sites.seoul.vpn.peer', '10.20', 'sites.seoul.vpn.peer | a public IPv4 address such as 203.0.113.10 |'],
    ['release.registry', 'registry.acme.example:99999/p', 'release.registry | a registry without scheme'],
    ['release.registry', 'registry..example', 'release.registry | a registry without scheme'],
    ['release.tag', 'Latest', "release.tag | an image's tag that never moves"],
    ['repository.revision', 'main.lock', 'repository.revision | the name of a branch or a tag'],
    ['cloud.admins', ['arn:aws:iam::123456789012:role/teams/'], 'cloud.admins.0 | the ARN of an IAM role'],
    ['cloud.system.instanceTypes', ['m99x.gigantic'], 'cloud.system.instanceTypes.0 | an instance type such as'],
    ['cloud.gpuPools.serving.terminationGrace', '99999h', 'cloud.gpuPools.serving.terminationGrace | a time in hours'],
    ['storage.maps.sizeTiB', 1e-12, 'storage.maps.sizeTiB | at least 0.001 | write a larger number'],
    ['sites.seoul.workers.gpu1.gpus.model', '-', 'sites.seoul.workers.gpu1.gpus.model | a GPU model such as'],
    ['sites.seoul.workers.gpu1.gpus.model', 'a'.repeat(64), 'sites.seoul.workers.gpu1.gpus.model | a GPU model'],
    ['sites.seoul.registryMirrors', { 'docker..io': ['https://mirror.example'] }, 'docker..io | the name is'],
    ['storage.maps', 5, 'storage.maps | an object with the keys zone, sizeTiB, mountTargets, writers |'],
  ])('%s = %j is told in words', (path, value, words) => {
    expect(told(path, value)).toEqual([expect.stringContaining(words)]);
  });

  it.each<[path: string, told: string]>([
    ['terraformState', "terraformState | required: 'local' or 's3' |"],
    ['cloud.account', 'cloud.account | required: an AWS account id of twelve digits |'],
    ['cloud.api', "cloud.api | required: 'private', or { publicFrom: ['203.0.113.0/24'] } |"],
    ['cloud.network', 'cloud.network | required: an object with the keys vpcCidr, zones, nat,'],
    ['sites.seoul.controlPlane.vip', 'sites.seoul.controlPlane.vip | required: an IPv4 address such as'],
    ['storage.maps.sizeTiB', 'storage.maps.sizeTiB | required: a number |'],
  ])('%s left out is told with what belongs there', (path, words) => {
    expect(told(path, undefined)).toEqual([expect.stringContaining(words)]);
  });

  it.each<[path: string, value: unknown, told: string]>([
    [
      'repository.url',
      '',
      "repository.url | the address of the git repository | write it like url: 'git@github.com:acme/platform.git'",
    ],
    [
      'cloud.admins',
      () => [],
      "cloud.admins | a list: [ … ] | write it like admins: ['arn:aws:iam::123456789012:role/PlatformAdmin']",
    ],
    [
      'cloud.network.zones',
      undefined,
      "cloud.network.zones | required: a list: [ … ] | add it, such as zones: ['a', 'b']",
    ],
    [
      'cloud.argoCd',
      { sso: { clientId: 'x', groups: { a: 'admin' } } },
      "cloud.argoCd.sso.issuer | required: the issuer's address | add it, such as issuer: 'https://login.acme.example'",
    ],
  ])('%s = %p is told with an example of it', (path, value, words) => {
    expect(told(path, value)).toEqual([words]);
  });

  it.each<[path: string, value: unknown]>([
    ['cloud.region', 'nowhere'],
    ['cloud.network', 5],
    ['sites.seoul', 5],
    ['sites.seoul.controlPlane.hosts.cp1', 5],
    ['sites.seoul.network.podCidr', 'x'],
    ['storage.maps', 5],
    ['storage', 5],
    ['cloud.gpuPools', 5],
    ['name', 5],
  ])('%s = %j is told alone: no fault is its consequence', (path, value) => {
    expect(told(path, value).map((words) => words.split(' | ')[0])).toEqual([path]);
  });

  it('is told without a word that only programmers know', () => {
    const draft = {
      ...hybrid(),
      name: 5,
      terraformState: 1,
      cloud: { api: 7, network: null, gpuPools: 'x' },
      sites: 3,
    };
    const words = checked(draft).faults.map(line).join('\n');

    expect(words).not.toMatch(/invalid|received|NaN|regex|union|undefined|record|enum/i);
  });
});

describe('a key', () => {
  it('that is not known is named, with its value and what was probably meant', () => {
    const { faults } = checked({ ...hybrid(), storrage: 1 });

    expect(faults).toEqual([
      expect.objectContaining({ path: ['storrage'], value: 1, severity: 'error', fix: "did you mean 'storage'?" }),
    ]);
    expect(faults[0]?.rule).toContain('release, terraformState, cloud, sites, storage');
  });

  it('that is not known inside of an alternative is told with the keys of that', () => {
    expect(told('cloud.api', { publicFrom: ['203.0.113.0/24'], extra: 1 })).toEqual([
      'cloud.api.extra | no such key here; there are publicFrom | remove it',
    ]);
  });

  it('that is no name is shown, with the nearest one', () => {
    const draft = hybrid();
    draft.sites = { ...draft.sites, Seoul_2: { ...draft.sites?.['seoul'] } } as NonNullable<Draft['sites']>;
    const fault = checked(draft).faults.find(({ path }) => path.join('.') === 'sites.Seoul_2');

    expect(fault).toMatchObject({
      path: ['sites', 'Seoul_2'],
      value: 'Seoul_2',
      fix: "rename it, such as to 'seoul-2'",
    });
    expect(fault?.rule).toContain('at most 31 characters');
  });
});
