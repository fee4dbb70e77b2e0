import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../../../../config/load/read-environments';
import type { Fault } from '../../../../../config/load/fault';
import type { FileAge } from '../../../../../config/rules/between/conflict';
import { cloudOf, cloudOnly, hybrid, siteOf, vpnOf, type Draft } from '../../../../support/drafts';

/** Faults between two files, as `file path severity`: those that neither file has by itself. */
function between(one: Draft, another: Draft, ages: Readonly<Record<string, FileAge>> = {}): string[] {
  const alone = [one, another].flatMap((draft, index) =>
    readEnvironments([{ file: FILES[index] ?? '', value: draft }]).faults.map(told),
  );
  return readBoth(one, another, ages)
    .faults.map(told)
    .filter((fault) => !alone.includes(fault));
}

const FILES = ['environments/a.ts', 'environments/b.ts'] as const;

const told = ({ file, path, severity }: Fault): string => `${file} ${path.join('.')} ${severity}`;

const readBoth = (one: Draft, another: Draft, ages: Readonly<Record<string, FileAge>> = {}) =>
  readEnvironments(
    [
      { file: FILES[0], value: one },
      { file: FILES[1], value: another },
    ],
    [],
    { ageOf: (file) => ages[file] ?? 'committed' },
  );

/** `hybrid` under another name, and changed so that it can stand beside hybrid. */
function beside(change: (draft: Draft) => void = () => undefined): Draft {
  const draft = hybrid();
  draft.name = 'beside';
  cloudOf(draft).network.vpcCidr = '10.1.0.0/16';
  draft.sites = {};
  draft.storage = {};
  for (const pool of Object.values(cloudOf(draft).gpuPools ?? {})) delete pool.storage;
  change(draft);
  return draft;
}

/** A site of its own: other machines in the same building. */
function rackBeside(draft: Draft): void {
  const site = siteOf(hybrid());
  draft.sites = { seoul: site };
  delete site.identity;
  site.controlPlane = { vip: '10.20.0.50', hosts: { cp1: '10.20.0.51' } };
  site.workers = {};
  site.network.vipRange = '10.20.0.224/28';
  vpnOf(draft).tunnelInsideCidrs = ['169.254.50.0/30', '169.254.50.4/30'];
}

describe('two environments', () => {
  it('may be of one account, if their VPCs have different networks', () => {
    expect(between(hybrid(), beside())).toEqual([]);
  });

  it('may have racks in one building behind one router', () => {
    const { faults } = readBoth(
      hybrid(),
      beside((draft) => {
        rackBeside(draft);
        siteOf(draft).network.vipRange = '10.20.0.224/28';
      }),
    );

    expect(faults.filter(({ file, severity }) => file === 'environments/b.ts' && severity === 'error')).toEqual([]);
  });

  it('are refused where one is a copy of the other with only its name changed', () => {
    expect(between(hybrid(), { ...hybrid(), name: 'copy' })).toEqual([
      'environments/b.ts cloud.network.vpcCidr error',
      'environments/b.ts sites.seoul.controlPlane.vip error',
      'environments/b.ts sites.seoul.vpn.tunnelInsideCidrs error',
      'environments/b.ts sites.seoul.identity.certificateAuthority error',
    ]);
  });

  it.each([
    ['the same', 'hybrid', 'hybrid'],
    ['a longer', 'hybrid', 'hybrid-eu'],
    ['a shorter', 'hybrid-eu', 'hybrid'],
  ])('are refused where the second has %s name', (_, first, second) => {
    expect(between({ ...hybrid(), name: first }, { ...cloudOnly(), name: second })).toEqual([
      'environments/b.ts name error',
    ]);
  });

  it('may have names that only begin with the same letters', () => {
    expect(between(hybrid(), { ...cloudOnly(), name: 'hybrids' })).toEqual([]);
  });

  it.each([
    ['account', '210987654321'],
    ['region', 'us-east-1'],
  ] as const)('may have the same VPC network in another %s', (key, value) => {
    const other = beside((draft) => {
      cloudOf(draft).network.vpcCidr = '10.0.0.0/16';
      cloudOf(draft)[key] = value;
      if (key === 'account') cloudOf(draft).admins = [`arn:aws:iam::${value}:role/PlatformAdmin`];
    });

    expect(between(hybrid(), other)).toEqual([]);
  });

  it('are refused where VPCs of two accounts overlap behind one router', () => {
    const other = beside((draft) => {
      rackBeside(draft);
      cloudOf(draft).network.vpcCidr = '10.0.0.0/16';
      cloudOf(draft).account = '210987654321';
      cloudOf(draft).admins = ['arn:aws:iam::210987654321:role/PlatformAdmin'];
    });

    expect(between(hybrid(), other)).toContain('environments/b.ts cloud.network.vpcCidr error');
  });

  it('are refused where both create the role of spot in one account', () => {
    const creates = (draft: Draft): Draft => {
      cloudOf(draft).spotServiceLinkedRole = 'create';
      return draft;
    };

    expect(between(creates(hybrid()), creates(beside()))).toEqual([
      'environments/b.ts cloud.spotServiceLinkedRole error',
    ]);
  });

  it('are refused where one machine is in both', () => {
    const other = beside((draft) => {
      rackBeside(draft);
      siteOf(draft).controlPlane = { vip: '10.20.0.50', hosts: { cp1: '10.20.0.21' } };
    });

    const [fault] = readBoth(hybrid(), other).faults.filter(({ path }) => path.includes('controlPlane'));
    expect(fault).toMatchObject({ file: 'environments/b.ts', value: '10.20.0.21', severity: 'error' });
    expect(fault?.rule).toContain('environments/a.ts');
  });

  it('are warned of where load balancers of one network could get one address', () => {
    const other = beside((draft) => {
      rackBeside(draft);
      siteOf(draft).network.vipRange = '10.20.0.208/29';
    });

    expect(between(hybrid(), other)).toContain('environments/b.ts sites.seoul.network.vipRange warning');
  });

  it('are refused where tunnels of one router have one network, and told which are free', () => {
    const other = beside((draft) => {
      rackBeside(draft);
      delete vpnOf(draft).tunnelInsideCidrs;
    });

    const found = readBoth(hybrid(), other).faults.find(({ path }) => path.includes('vpn'));
    expect(found).toMatchObject({ file: 'environments/b.ts', severity: 'error' });
    vpnOf(other).tunnelInsideCidrs = JSON.parse((/\[.*\]/.exec(found?.fix ?? '')?.[0] ?? '').replaceAll("'", '"')) as [
      string,
      string,
    ];
    expect(between(hybrid(), other)).not.toContain('environments/b.ts sites.seoul.vpn.tunnelInsideCidrs error');
  });

  it('never print the certificate that both have, since it could be a key', () => {
    const { faults } = readBoth(hybrid(), { ...hybrid(), name: 'copy' });

    expect(JSON.stringify(faults)).not.toContain('BEGIN');
  });
});

describe('of two environments in conflict', () => {
  const copy = { ...cloudOnly(), name: 'hybrid' };
  const [a, b] = ['environments/a.ts', 'environments/b.ts'];

  it.each<[string, string, Readonly<Record<string, FileAge>>]>([
    ['the later by name, where git knows both alike,', b, {}],
    ['the one that git does not have', a, { [a]: 'new' }],
    ['the one that git does not have, before the changed one,', a, { [a]: 'new', [b]: 'changed' }],
    ['the changed one', a, { [a]: 'changed' }],
    ['the later by name, where git has neither,', b, { [a]: 'new', [b]: 'new' }],
  ])('%s is blamed, and the other named', (_, file, ages) => {
    const fault = readBoth(hybrid(), copy, ages).faults.find(({ path }) => path[0] === 'name');

    expect(fault?.file).toBe(file);
    expect(fault?.rule).toContain(file === a ? b : a);
  });

  it('only the blamed one is lost', () => {
    expect(readBoth(hybrid(), copy, { [a]: 'new' }).environments.map(({ file }) => file)).toEqual([b]);
  });
});
