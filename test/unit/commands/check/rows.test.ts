import { describe, expect, it } from 'vitest';
import { cloudFacts, reach, zoneRows } from '../../../../commands/check/cloud';
import { siteClusterRows, siteFacts, siteNetworkRows, siteRows } from '../../../../commands/check/sites';
import { cloudOf, cloudOnly, FILE, hybrid, onpremOnly, parsed, siteOf } from '../../../support/drafts';
import { recordsOf } from '../../../support/records';

describe('cloudFacts', () => {
  it('says where state is kept', () => {
    const draft = { ...hybrid(), terraformState: 'local' as const };
    expect(cloudFacts(parsed(draft))[0]?.[1]).toMatch(/state in a local file$/);
  });

  it('leaves out a database that there is not', () => {
    const draft = hybrid();
    delete cloudOf(draft).database;
    expect(cloudFacts(parsed(draft)).map(([name]) => name)).toEqual(['cloud', 'network', 'system nodes']);
  });

  it('is empty without a cloud half', () => {
    expect(cloudFacts(parsed(onpremOnly()))).toEqual([]);
  });
});

describe('zoneRows', () => {
  it("has each zone's subnets", () => {
    expect(zoneRows(parsed(hybrid()))[1]).toEqual(['b', '10.0.64.0/18', '10.0.196.0/22', '10.0.225.0/24']);
  });
});

describe('siteRows', () => {
  const sites = (draft: ReturnType<typeof hybrid>) => siteFacts({ file: FILE, environment: parsed(draft) });

  it('has hosts, GPUs, disks, and the first install where nothing runs yet', () => {
    expect(siteRows(sites(hybrid()))).toEqual([
      ['seoul', '3 + 4', '16 × rtx-a6000', '4', '1.35.4', 'Kubespray v2.31.0', 'first install'],
    ]);
  });

  it('counts a host that does both once', () => {
    const draft = hybrid();
    siteOf(draft).workers = { ...siteOf(draft).workers, cp1: { address: '10.20.0.11' } };

    expect(siteRows(sites(draft))[0]?.[1]).toBe('3 + 4, 1 do both');
  });

  it('has GPUs of another model on a line of their own', () => {
    const draft = hybrid();
    siteOf(draft).workers = {
      ...siteOf(draft).workers,
      gpu9: { address: '10.20.0.29', gpus: { model: 'h100', count: 8 } },
    };
    expect(siteRows(sites(draft))[0]?.[2]).toBe('16 × rtx-a6000\n8 × h100');
  });

  it('has networks, and what Kubespray will make of them', () => {
    expect(siteNetworkRows(sites(hybrid()))).toEqual([
      ['seoul', '10.20.0.0/24', '10.21.0.0/16', '10.22.0.0/16', 'AS 65010'],
    ]);
    expect(siteClusterRows(sites(hybrid()))).toEqual([
      ['seoul', '10.20.0.10', '10.20.0.208/28', 'calico, nftables', 'OIDC'],
    ]);
  });

  it('has what is to be done by the record, and nothing where all is done', () => {
    const records = recordsOf(onpremOnly());
    const draft = onpremOnly();
    siteOf(draft, 'busan').workers = { ...siteOf(draft, 'busan').workers, cpu2: { address: '10.30.0.19' } };
    const now = (of: typeof draft): string | undefined =>
      siteRows(siteFacts({ file: FILE, environment: parsed(of), applied: { sites: records } }))[0]?.at(-1);

    expect([now(onpremOnly()), now(draft)]).toEqual(['–', '1 worker']);
  });
});

describe('reach', () => {
  it('names the networks of a public API', () => {
    expect(reach(parsed(hybrid()))).toEqual(['deploy from 203.0.113.0/24, over the internet']);
  });

  it('names the sites that a private API admits over their VPN', () => {
    const draft = hybrid();
    cloudOf(draft).api = 'private';
    expect(reach(parsed(draft))).toEqual(['deploy from site seoul (10.20.0.0/24), over its VPN']);
  });

  it('says so when nobody reaches it', () => {
    const draft = cloudOnly();
    cloudOf(draft).api = 'private';
    expect(reach(parsed(draft))).toEqual(['deploy from nowhere yet: the API is private and no site has a VPN']);
  });

  it('has nothing to say without a cloud half', () => {
    expect(reach(parsed(onpremOnly()))).toEqual([]);
  });
});
